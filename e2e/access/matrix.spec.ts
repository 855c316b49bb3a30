import { expect, test } from '@playwright/test'
import { ACTIONS, PAGES, ROUTES } from '../../lib/access/doors'
import { Database } from '../fixtures/database'
import { actTrials } from './acts'
import { type Cell, report, tryAll } from './cells'
import { pageTrials } from './pages'
import { makeWorld, type World } from './world'

test.describe.configure({ mode: 'serial', timeout: 1_800_000 })

let database: Database
let world: World
const cells: Cell[] = []

test.beforeAll(async () => {
  database = new Database()
  world = await makeWorld(database)
})
test.afterAll(async () => {
  await world?.clear()
  await database?.end()
})

test('every principal at every page and every route', async () => {
  cells.push(...(await tryAll(pageTrials(world))))
})

test('every principal with every act, as a form and as a call', async () => {
  cells.push(...(await tryAll(await actTrials(world, database))))
})

test('the report: every door was tried, and nothing was otherwise than written', () => {
  const mismatches = report(cells, test.info().project.outputDir)
  const tried = new Set(cells.map(({ door }) => door))
  const doors = [
    ...Object.keys(PAGES),
    ...Object.keys(ROUTES),
    ...Object.entries(ACTIONS).flatMap(([module, actions]) =>
      Object.entries(actions)
        // Ways in have no one to refuse: their journeys try them with what is forged, used and expired.
        .filter(([, asked]) => asked !== 'secret' && asked !== 'everybody')
        .map(([action]) => `${module} ${action}`),
    ),
  ]
  expect(doors.filter((door) => !tried.has(door))).toEqual([])
  expect(cells.length).toBeGreaterThanOrEqual(1000)
  expect(mismatches).toEqual([])
})
