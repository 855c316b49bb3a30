import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { ExplainedError, hasCode } from '../../db/embedded/errors.js'
import { tryPort } from '../../db/embedded/port.js'

/** Fails early and in words, instead of late and inside the server. @param {number} port @param {string} host */
export async function refuseBusyPort(port, host) {
  try {
    await tryPort(port, host)
  } catch (error) {
    if (hasCode(error, 'EADDRINUSE')) {
      throw new ExplainedError(
        `PORT ${port} is in use, perhaps by another Vaada. Stop it, or choose another: PORT=${port + 1} npm start`,
      )
    }
    if (hasCode(error, 'EACCES'))
      throw new ExplainedError(`PORT ${port} may not be opened by this user; choose one above 1023.`)
    if (hasCode(error, 'EADDRNOTAVAIL') || hasCode(error, 'ENOTFOUND')) {
      throw new ExplainedError(
        `HOST is "${host}"; it should be an address of this machine, such as 127.0.0.1 or 0.0.0.0`,
      )
    }
    throw error
  }
}

/**
 * Waits until the server says that it is well.
 * @param {{ port: number, host: string, baseUrl: string }} server
 * @param {number} withinMs
 */
export async function untilHealthy({ port, host, baseUrl }, withinMs) {
  const reachable = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host
  const options = { host: reachable, port, path: '/api/health', headers: { host: new URL(baseUrl).host } }
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await sleep(20)) {
    if ((await statusOf(options)) === 200) return
  }
  throw new ExplainedError(`The server started, but http://${reachable}:${port}/api/health doesn't answer.`)
}

/** @param {import('node:http').RequestOptions} options @returns {Promise<number | undefined>} */
function statusOf(options) {
  return new Promise((resolve) => {
    const request = get({ ...options, timeout: 5_000 }, (response) => resolve(response.resume().statusCode))
    request.on('timeout', () => request.destroy()).on('error', () => resolve(undefined))
  })
}
