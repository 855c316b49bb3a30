import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ACTIONS, type ServerAction } from '../../lib/access/doors'

export interface Cell {
  /** As doors.ts names it. */
  door: string
  /** How it was knocked at. */
  way: 'page' | 'body' | 'form' | 'call' | 'data'
  who: string
  about: string
  expected: string
  found: string
}

/** One thing to try. Those of a lane go one after the other. */
export interface Trial extends Omit<Cell, 'found'> {
  lane?: string
  run: () => Promise<string>
}

const ABREAST = 8

export async function tryAll(trials: readonly Trial[]): Promise<Cell[]> {
  const lanes = grouped(trials, ({ lane }) => lane ?? crypto.randomUUID()).map(([, lane]) => lane)
  const cells: Cell[] = []
  const work = async () => {
    for (let lane = lanes.shift(); lane; lane = lanes.shift())
      for (const { run, lane: _, ...cell } of lane)
        cells.push({ ...cell, found: await run().catch((error: Error) => `broke: ${error.message}`) })
  }
  await Promise.all(Array.from({ length: ABREAST }, work))
  return cells
}

function grouped<T>(all: readonly T[], by: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(by(one), [...(groups.get(by(one)) ?? []), one])
  return [...groups]
}

/** Writes what was tried and answers with what was not as it should be. */
export function report(cells: readonly Cell[], folder: string): Cell[] {
  const mismatches = cells.filter(({ expected, found }) => expected !== found)
  const doors = Object.fromEntries(
    grouped(cells, ({ door }) => door)
      .map(([door, tried]) => [door, tried.length])
      .sort(),
  )
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'access-matrix.json'),
    JSON.stringify({ cells: cells.length, mismatches, doors, tried: cells }, null, 1),
  )
  console.log(`access matrix: ${cells.length} cells, ${mismatches.length} mismatches`)
  return mismatches
}

/** Where in doors.ts an action is, as the report names it. */
export const doorOf = (action: ServerAction): string => {
  const [module] = Object.entries(ACTIONS).find(([, actions]) => action in actions) ?? []
  return `${module} ${action}`
}
