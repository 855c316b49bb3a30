import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ACTIONS } from './doors'

const FOLDERS = ['app', 'components', 'lib', 'server', 'worker']

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => join(folder, file)),
).map((file) => ({ file, text: readFileSync(file, 'utf8') }))

const DIRECTIVE = /^\s*(['"])use server\1/m

test('every module of server actions is in the table', () => {
  const modules = sources.filter(({ text }) => DIRECTIVE.test(text)).map(({ file }) => file)
  expect(modules.sort()).toEqual(Object.keys(ACTIONS).sort())
})

test('server actions are made in modules of their own, not inside of components', () => {
  const inside = sources.filter(({ text }) => DIRECTIVE.test(text) && !/^(['"])use server\1/.test(text))
  expect(inside.map(({ file }) => file)).toEqual([])
})
