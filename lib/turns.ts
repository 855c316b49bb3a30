/** Too many wait already; who asks again a little later is answered. */
export class Busy extends Error {
  override name = 'Busy'
}

interface Room {
  atOnce: number
  /** How many may wait beside those at work. */
  waiting: number
}

/** Lets heavy work through a few pieces at a time, in the order in which it came, and turns away what would wait too long. */
export class Turns {
  #running = 0
  #queue: (() => void)[] = []

  constructor(readonly room: Room) {}

  /** @throws Busy, and whatever `work` throws */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.room.atOnce) {
      if (this.#queue.length >= this.room.waiting) throw new Busy(`${this.#queue.length} wait already`)
      // Whoever ends hands its place on, so that nobody slips in between.
      await new Promise<void>((resolve) => this.#queue.push(resolve))
    } else this.#running++
    try {
      return await work()
    } finally {
      const next = this.#queue.shift()
      if (next) next()
      else this.#running--
    }
  }
}
