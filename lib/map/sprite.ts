import type { MapDrawing } from './shapes'

/** Ids of the outlines that belong to no country. */
export const LAND_ID = 'land'
export const BORDERS_ID = 'borders'

/** Every outline of a map under the code of its country, to be pointed into by `<use>`. Fill and line come from the page. */
export function spriteOf({ land, borders, shapes }: MapDrawing): string {
  const outline = (id: string, d: string) => `<path id="${id}" vector-effect="non-scaling-stroke" d="${d}"/>`
  const countries = [...shapes.values()].flatMap(({ code, path }) => (path ? [outline(code, path)] : []))
  return `<svg xmlns="http://www.w3.org/2000/svg">${[outline(LAND_ID, land), outline(BORDERS_ID, borders), ...countries].join('')}</svg>`
}
