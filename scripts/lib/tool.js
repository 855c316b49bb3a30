import { spawn } from 'node:child_process'
import path from 'node:path'
import { ExplainedError } from '../../db/embedded/errors.js'
import { LEASH, ROOT } from './paths.js'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * Runs a command in the project to its end. Its output is kept back, and shown if it fails; `show` lets it through.
 *
 * @param {string[]} command
 * @param {{ env?: Record<string, string | undefined>, show?: boolean, shell?: boolean, holding?: number[] }} [options]
 *   `holding`: open files that it shall keep open
 * @returns {Promise<number>} the exit code; only with `show` can it be other than 0
 */
export async function runTool(
  [program = '', ...args],
  { env = {}, show = false, shell = false, holding = [] } = {},
) {
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe', ...holding],
    shell,
    // A group of its own, because tools start others that outlive them.
    detached: process.platform !== 'win32',
  })
  running.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk
    })
  }
  try {
    const [code, signal] = await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (...end) => resolve(end))
    })
    if (code !== 0 && !show) {
      const name = [path.basename(program), ...args].join(' ')
      throw new ExplainedError(`${output.trim()}\n\nThis failed (${signal ?? `code ${code}`}): ${name}`)
    }
    return code ?? 1
  } finally {
    running.delete(child)
  }
}

/**
 * The same for a tool written for Node. It ends with us, however we end: a build that went on alone would be in the way
 * of the next.
 *
 * @param {string[]} command
 * @param {Parameters<typeof runTool>[1]} [options]
 */
export const runNode = (command, options) =>
  runTool([process.execPath, '--import', LEASH, ...command], options)

export async function stopTools() {
  for (const { pid = 0 } of running) {
    if (process.platform === 'win32') process.kill(pid)
    else process.kill(-pid, 'SIGTERM')
  }
}
