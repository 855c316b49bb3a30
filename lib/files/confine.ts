import { existsSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** In newer versions it is no experiment any more; older ones can't let libraries in. */
const PERMISSION = ['--permission', '--experimental-permission'].find((flag) =>
  process.allowedNodeEnvironmentFlags.has(flag),
)
const canConfine = PERMISSION !== undefined && process.allowedNodeEnvironmentFlags.has('--allow-addons')

/**
 * How Node is told to let a built program read itself, its libraries and `folder`, write in `folder`, and start
 * nothing. Empty where this version of Node can't. Code of libraries that isn't JavaScript is not held by it.
 */
export function confinement(program: string, folder: string): string[] {
  if (!PERMISSION || !canConfine) return []
  const home = dirname(realpathSync(program))
  const above = foldersAbove(home)
  // Node itself looks up there what kind of modules these are.
  const manifests = above.map((place) => join(place, 'package.json')).filter((file) => existsSync(file))
  const libraries = above.map((place) => join(place, 'node_modules')).find((place) => existsSync(place))
  const within = (place: string) => join(realpathSync(place), '/')
  const readable = [within(home), ...manifests, ...(libraries ? [within(libraries)] : []), within(folder)]
  return [
    PERMISSION,
    '--allow-addons',
    ...readable.map((place) => `--allow-fs-read=${place}`),
    `--allow-fs-write=${within(folder)}`,
  ]
}

function foldersAbove(folder: string): string[] {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...foldersAbove(parent)]
}
