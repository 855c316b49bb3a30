import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules', '.next', 'dist', 'e2e'],
    globalSetup: ['db/testing/setup.ts'],
    // Letters are sealed with the secret of the environment. There is no database at this address: tests are given theirs.
    env: {
      AUTH_SECRET: 'only for tests: not a secret at all',
      DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/nowhere',
      BASE_URL: 'http://localhost:3000',
      LOG_LEVEL: 'silent',
    },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
