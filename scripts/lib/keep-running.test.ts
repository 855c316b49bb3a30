import { expect, test, vi } from 'vitest'
import { keepRunning } from './keep-running.js'

/** Things that end when told to, one per launch. */
function launches() {
  const ends: ((how: string) => void)[] = []
  const launch = async () => {
    const { promise, resolve } = withResolvers<string>()
    ends.push(resolve)
    return { exited: promise, stop: async () => resolve('stopped') }
  }
  return { ends, launch }
}

function withResolvers<T>() {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

const quiet = { say: () => undefined, giveUp: () => undefined, pauseMs: 1 }

test('what ends by itself is started again', async () => {
  const { ends, launch } = launches()
  const said: string[] = []
  const server = await keepRunning('The server', launch, { ...quiet, say: (line) => said.push(line) })
  ends[0]?.('SIGKILL')
  await vi.waitFor(() => expect(ends).toHaveLength(2))
  expect(said).toEqual(['The server ended (SIGKILL); starting it again'])
  await server.stop()
})

test('what was stopped stays stopped', async () => {
  const { ends, launch } = launches()
  const server = await keepRunning('The server', launch, quiet)
  await server.stop()
  await new Promise((done) => setTimeout(done, 20))
  expect(ends).toHaveLength(1)
})

test('a first start that fails is not repeated', async () => {
  const launch = vi.fn().mockRejectedValue(new Error('no'))
  await expect(keepRunning('The server', launch, quiet)).rejects.toThrow('no')
  expect(launch).toHaveBeenCalledTimes(1)
})

test('giving up can stop everything, itself included', async () => {
  const ended = async () => ({ exited: Promise.resolve('code 1'), stop: async () => undefined })
  const stopped = withResolvers<void>()
  const server = await keepRunning('The server', ended, {
    ...quiet,
    giveUp: () => void server.stop().then(stopped.resolve),
  })
  await stopped.promise
})

test('after five restarts within a minute it gives up and says why', async () => {
  const ended = async () => ({ exited: Promise.resolve('code 1'), stop: async () => undefined })
  const launch = vi.fn(ended)
  const { promise, resolve } = withResolvers<Error>()
  await keepRunning('The server', launch, { ...quiet, giveUp: resolve })
  expect((await promise).message).toBe('The server ended 6 times within a minute, last: code 1.')
  expect(launch).toHaveBeenCalledTimes(6)
})
