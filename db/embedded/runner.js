import { spawn, spawnSync } from 'node:child_process'
import { chownSync, lstatSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { ExplainedError } from './errors.js'

const NOBODY = 65534

/**
 * How the programs of PostgreSQL are run here.
 * @typedef {{ wrapper: string[], uid?: number, owner?: number }} Runner
 *   `wrapper` precedes the command, `uid` is what it runs as, `owner` is whom its folder must belong to.
 */

/**
 * PostgreSQL refuses to be root. Root runs it as `nobody`, who owns its folder and nothing else. Where `nobody` can't
 * reach the folders (a checkout under /root), it runs in a user namespace in which root is merely called `nobody`.
 *
 * @param {string[]} mustReach folders that PostgreSQL has to enter
 * @returns {Runner}
 */
export function chooseRunner(mustReach) {
  // So that a killed parent takes its server along; elsewhere the next start stops what was left behind.
  const leash = ['setpriv', '--pdeathsig', 'INT']
  const wrapper = works(leash) ? leash : []
  if (process.getuid?.() !== 0) return { wrapper }
  if (mustReach.every(openToAll)) return { wrapper, uid: NOBODY, owner: NOBODY }

  const namespace = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]
  if (works(namespace)) return { wrapper: [...namespace, ...wrapper], owner: 0 }
  throw new ExplainedError(
    `PostgreSQL doesn't run as root, and other users can't enter ${mustReach.find((folder) => !openToAll(folder))}. ` +
      'Run as an ordinary user, move the folder, or set DATABASE_URL to a PostgreSQL of your own.',
  )
}

/**
 * @param {Runner} runner
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').StdioOptions} stdio
 * @returns {import('node:child_process').ChildProcess}
 */
export function spawnAs(runner, command, args, stdio) {
  const [program = command, ...rest] = [...runner.wrapper, command, ...args]
  const { PATH, SystemRoot } = process.env
  return spawn(program, rest, {
    stdio,
    uid: runner.uid,
    gid: runner.uid,
    cwd: path.parse(command).root,
    // Our own secrets are none of its business. A session of its own keeps a Ctrl-C meant for us away from it.
    env: { PATH, SystemRoot, LC_ALL: 'C' },
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
}

/**
 * Runs a program to its end; fails with what it said.
 * @param {Runner} runner
 * @param {string} command
 * @param {string[]} args
 * @param {string} [input]
 */
export async function runAs(runner, command, args, input = '') {
  const child = spawnAs(runner, command, args, ['pipe', 'pipe', 'pipe'])
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  child.stdin?.on('error', () => {}).end(input)
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Error(`${path.basename(command)} failed (${code}):\n${output.trim()}`)
}

/** Gives a folder to the user who will run the server, children first, so that an interrupted change is seen next time. */
export function giveTo(/** @type {number | undefined} */ owner, /** @type {string} */ folder) {
  if (owner === undefined || statSync(folder).uid === owner) return
  for (const name of readdirSync(folder)) {
    const entry = path.join(folder, name)
    const stat = lstatSync(entry)
    if (stat.isDirectory()) giveTo(owner, entry)
    else if (stat.isFile()) chownSync(entry, owner, owner)
  }
  chownSync(folder, owner, owner)
}

function works(/** @type {string[]} */ [command = '', ...args]) {
  return (
    process.platform === 'linux' && spawnSync(command, [...args, 'true'], { stdio: 'ignore' }).status === 0
  )
}

/** Whether every folder on the way may be entered by everybody. */
function openToAll(/** @type {string} */ folder) {
  for (let at = folder; ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false
    if (at === path.dirname(at)) return true
  }
}
