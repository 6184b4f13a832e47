// Generates the types of the API's description (openapi.json), against which the hand-written ones are checked. An
// unchanged file is not written: a newer one would cause a rebuild.
import openapiTS, { astToString } from 'openapi-typescript';
import { mkdir, readFile, writeFile } from 'node:fs/promises';

const file = 'generated/schema.d.ts';
const types = astToString(await openapiTS(JSON.parse(await readFile('openapi.json', 'utf8'))));
const before = await readFile(file, 'utf8').catch(() => undefined);
if (types !== before) {
    await mkdir('generated', { recursive: true });
    await writeFile(file, types);
}
