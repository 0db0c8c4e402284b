/** `node --import <this file> child.ts`: a test's child process runs the sources as they are, with no build before it. */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
