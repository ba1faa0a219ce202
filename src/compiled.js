// Loaded before anything else (node --import), and no TypeScript: to read any, Node loads a compiler of 15 MB, and
// from the second start on it need not. What it made of the source is kept where tools keep such things, and
// looked up by content; where that cannot be written, as in an image, all is read anew.
// https://nodejs.org/api/module.html#module-compile-cache
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/newsdesk', import.meta.url)));
