// Fetches the API's description from a running server (TERMFLEET_URL, default http://localhost:8080).
import { writeFile } from 'node:fs/promises';

const server = process.env.TERMFLEET_URL ?? 'http://localhost:8080';
const answer = await fetch(`${server}/v3/api-docs`);
if (!answer.ok) throw new Error(`${server} answered ${answer.status}`);
const description = await answer.json();
// The address it was fetched from is not part of the description.
delete description.servers;
await writeFile('openapi.json', `${JSON.stringify(description, null, 2)}\n`);
