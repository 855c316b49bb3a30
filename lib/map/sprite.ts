import type { MapDrawing } from './shapes'

/** Ids of what belongs to no country alone. */
export const LAND_ID = 'land'
export const BORDERS_ID = 'borders'

/**
 * Every outline of a map under the code of its country, to be pointed into by `<use>`; all of them together are the land, so
 * that no coast is there twice. Fill and line come from the page.
 */
export function spriteOf({ rest, borders, shapes }: MapDrawing): string {
  const outline = (d: string, id?: string) =>
    `<path${id ? ` id="${id}"` : ''} vector-effect="non-scaling-stroke" d="${d}"/>`
  const countries = [...shapes.values()].flatMap(({ code, path }) => (path ? [outline(path, code)] : []))
  const land = [...countries, ...(rest ? [outline(rest)] : [])].join('')
  return `<svg xmlns="http://www.w3.org/2000/svg"><g id="${LAND_ID}">${land}</g>${outline(borders, BORDERS_ID)}</svg>`
}
