import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import path from 'node:path'
import { ROOT } from './paths.js'

/** A built file with line and column, as a stack says it: `/srv/vaada/dist/server.js:310:12`. */
const PLACE = /(?:file:\/\/)?(\/[^\s'"]+?\.js):(\d+):(\d+)/g

/**
 * Places in built files become places in the sources, relative to the project; whatever has no map stays as it is.
 * @param {string} text @param {(file: string) => string | null} readMap text of a file's map; null: it has none
 */
export function inSources(text, readMap = mapBeside) {
  /** @type {Map<string, SourceMap | null>} */
  const maps = new Map()
  const mapOf = (/** @type {string} */ file) => {
    const known = maps.get(file)
    if (known !== undefined) return known
    const read = readMap(file)
    const map = read === null ? null : new SourceMap(JSON.parse(read))
    maps.set(file, map)
    return map
  }
  return text.replace(PLACE, (place, file, line, column) => {
    // Stacks count from 1, maps from 0.
    const entry = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1)
    if (!entry || !('originalSource' in entry)) return place
    return `${sourceName(entry.originalSource, file)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
  })
}

/** @param {string} file */
function mapBeside(file) {
  const map = `${file}.map`
  return existsSync(map) ? readFileSync(map, 'utf8') : null
}

/** @param {string} source as the map names it @param {string} file */
function sourceName(source, file) {
  const plain = decodeURIComponent(source).replace(/^(?:turbopack:\/\/\/\[project\]\/|file:\/\/)/, '')
  if (source.startsWith('turbopack:')) return plain
  return path.relative(ROOT, path.resolve(path.dirname(file), plain))
}
