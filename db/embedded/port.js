import { createServer } from 'node:net'

/**
 * Listens for a moment, which shows that a port is free; 0 stands for any.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number>} the port
 */
export function tryPort(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}

/** A port of the loopback address that nobody uses at the moment. */
export const freePort = () => tryPort(0, '127.0.0.1')
