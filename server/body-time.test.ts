import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BodyTimer, FORM_TIME, LARGE_TIME } from './body-time'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function aRequest() {
  const destroy = vi.fn()
  const request = Object.assign(new EventEmitter(), { complete: false, destroy })
  return { request, destroy, timer: new BodyTimer(request as never) }
}
/** A piece every so often, for as long. */
function trickle(timer: BodyTimer, everyMs: number, forMs: number): void {
  for (let gone = 0; gone < forMs; gone += everyMs) {
    vi.advanceTimersByTime(everyMs)
    timer.moved()
  }
}

test('a form that trickles in is ended when its time is over', () => {
  const { timer, destroy } = aRequest()
  trickle(timer, 1000, FORM_TIME.withinMs - 1000)
  expect(destroy).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1000)
  expect(destroy).toHaveBeenCalled()
})

test('a body that nobody reads is ended too', () => {
  const { destroy } = aRequest()
  vi.advanceTimersByTime(FORM_TIME.withinMs)
  expect(destroy).toHaveBeenCalled()
})

test('a large body has longer, as long as it moves', () => {
  const { timer, destroy } = aRequest()
  vi.advanceTimersByTime(1000)
  timer.allow(LARGE_TIME)
  trickle(timer, LARGE_TIME.idleMs - 1000, FORM_TIME.withinMs * 3)
  expect(destroy).not.toHaveBeenCalled()
  vi.advanceTimersByTime(LARGE_TIME.idleMs)
  expect(destroy).toHaveBeenCalled()
})

test('a large body that trickles in for ever is ended', () => {
  const { timer, destroy } = aRequest()
  timer.allow(LARGE_TIME)
  trickle(timer, 1000, LARGE_TIME.withinMs)
  expect(destroy).toHaveBeenCalled()
})

test.each(['end', 'close'])('nothing is ended after its %s', (event) => {
  const { request, timer, destroy } = aRequest()
  timer.allow(LARGE_TIME)
  request.emit(event)
  vi.advanceTimersByTime(LARGE_TIME.withinMs)
  expect(destroy).not.toHaveBeenCalled()
})

test('a whole request that is being answered goes on', () => {
  const { request, destroy } = aRequest()
  request.complete = true
  vi.advanceTimersByTime(FORM_TIME.withinMs)
  expect(destroy).not.toHaveBeenCalled()
})
