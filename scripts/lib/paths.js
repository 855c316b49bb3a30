import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Where the project is. Its commands work from any folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

export const inRoot = (/** @type {string[]} */ ...parts) => path.join(ROOT, ...parts)

/** The command-line tools we use, by their files: a shell and `.cmd` files stay out of it. */
export const TOOL = {
  biome: inRoot('node_modules/@biomejs/biome/bin/biome'),
  next: inRoot('node_modules/next/dist/bin/next'),
  playwright: inRoot('node_modules/@playwright/test/cli.js'),
  tsc: inRoot('node_modules/typescript/bin/tsc'),
  tsx: inRoot('node_modules/tsx/dist/cli.mjs'),
  vitest: inRoot('node_modules/vitest/vitest.mjs'),
}

/** See there. As an address, because NODE_OPTIONS takes no spaces. */
export const LEASH = pathToFileURL(inRoot('scripts/lib/leash.js')).href
