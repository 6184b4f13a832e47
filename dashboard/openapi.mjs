// Fetches the API's description from a running server (TERMFLEET_URL, by default this machine's) and makes the types
// that the hand-written ones are checked against.
import openapiTS, { astToString } from 'openapi-typescript';
import { writeFile } from 'node:fs/promises';

const server = process.env.TERMFLEET_URL ?? 'http://localhost:8080';
const answer = await fetch(`${server}/v3/api-docs`);
if (!answer.ok) throw new Error(`${server} answered ${answer.status}`);
const description = await answer.json();
// Where it was fetched from is no part of it.
delete description.servers;
await writeFile('openapi.json', `${JSON.stringify(description, null, 2)}\n`);
await writeFile('src/api/schema.d.ts', astToString(await openapiTS(description)));
