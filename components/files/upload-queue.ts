import { PIECE_BYTES, type Refusal } from '@/lib/files/model'
import type { UploadView } from '@/lib/files/queries'

/** How a file stands on this page. `waiting`: its turn comes; `retrying`: the line is down, it goes on by itself. */
export type ItemState =
  | 'waiting'
  | 'sending'
  | 'retrying'
  | 'stopped'
  | 'signed_out'
  | 'failed'
  | 'checking'
  | 'ready'
  | 'refused'

export interface Item {
  id: string
  name: string
  bytes: number
  received: number
  state: ItemState
  refusal: Refusal | null
  sha256: string | null
  /** It came to be ready while this page was open. */
  isNew: boolean
}

/** What a request may come back with. `status` 0: no answer. */
interface Answer {
  status: number
  upload?: UploadView
  uploads?: UploadView[]
  pieces?: number[]
  code?: string
}

export interface Transport {
  ask(method: string, path: string, body?: object | Blob): Promise<Answer>
  /** Hexadecimal. */
  sha256(content: Blob): Promise<string>
  wait(ms: number): Promise<void>
  newId(): string
}

const WAITS_MS = [1000, 2000, 4000, 8000, 15_000, 30_000] as const
const LOOK_EVERY_MS = 2000

const stateOf = ({ state }: UploadView): ItemState => (state === 'receiving' ? 'stopped' : state)

const itemOf = (view: UploadView): Item => ({
  id: view.id,
  name: view.name,
  bytes: view.bytes,
  received: view.received,
  state: stateOf(view),
  refusal: view.refusal,
  sha256: view.sha256,
  isNew: false,
})

/**
 * Files of one submission on their way, one after the other, in small pieces. A lost line is waited out; a file that
 * was begun before goes on where it was. It outlives the component that shows it, which may be drawn anew at any time.
 */
export class UploadQueue {
  #items: readonly Item[]
  #files = new Map<string, Blob>()
  #listeners = new Set<() => void>()
  #running = false
  #looking = false
  #hurry: () => void = () => undefined

  constructor(
    private readonly submission: number,
    private readonly transport: Transport,
    known: readonly UploadView[] = [],
  ) {
    this.#items = known.map(itemOf)
    if (this.#items.some(({ state }) => state === 'checking')) void this.#look()
  }

  get items(): readonly Item[] {
    return this.#items
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  add(files: readonly { name: string; content: Blob }[]): void {
    // What was interrupted, chosen again: the server will say whether it is the same.
    const interrupted = new Map(
      files.flatMap(({ name, content }) =>
        this.#items
          .filter((item) => item.state === 'stopped' && item.name === name && item.bytes === content.size)
          .map((item) => [name, item] as const),
      ),
    )
    const added = files.map(({ name, content }) => {
      const id = this.transport.newId()
      this.#files.set(id, content)
      return {
        id,
        name,
        bytes: content.size,
        received: interrupted.get(name)?.received ?? 0,
        state: 'waiting' as const,
        refusal: null,
        sha256: null,
        isNew: false,
      }
    })
    const gone = new Set([...interrupted.values()].map(({ id }) => id))
    this.#set([...this.#items.filter(({ id }) => !gone.has(id)), ...added])
    void this.#run()
  }

  /** The browser says that the line is back, or the person doesn't want to wait. */
  retry = (): void => {
    this.#set(
      this.#items.map((item) =>
        (item.state === 'signed_out' || item.state === 'failed') && this.#files.has(item.id)
          ? { ...item, state: 'waiting' as const }
          : item,
      ),
    )
    this.#hurry()
    void this.#run()
  }

  /** Stops a file, or takes it out of the submission. */
  async remove(id: string): Promise<void> {
    this.#files.delete(id)
    this.#set(this.#items.filter((item) => item.id !== id))
    this.#hurry()
    await this.transport.ask('DELETE', `/api/uploads/${id}`)
  }

  /** It has been made a row of the form. */
  used(id: string): void {
    this.#change(id, { isNew: false })
  }

  #set(items: readonly Item[]): void {
    this.#items = items
    for (const listener of this.#listeners) listener()
  }

  #change(id: string, changes: Partial<Item>): void {
    this.#set(this.#items.map((item) => (item.id === id ? { ...item, ...changes } : item)))
  }

  async #run(): Promise<void> {
    if (this.#running) return
    this.#running = true
    try {
      for (let next = this.#next(); next; next = this.#next())
        await this.#send(next.id, next.content, next.name)
    } finally {
      this.#running = false
    }
  }

  #next() {
    const item = this.#items.find(({ id, state }) => state === 'waiting' && this.#files.has(id))
    const content = item && this.#files.get(item.id)
    return item && content ? { id: item.id, name: item.name, content } : null
  }

  /** Until it is whole, refused, taken out, or somebody has to sign in. */
  async #send(given: string, content: Blob, name: string): Promise<void> {
    this.#change(given, { state: 'sending' })
    const sha256 = await this.transport.sha256(content)
    const begun = await this.#insist(given, () =>
      this.transport.ask('POST', '/api/uploads', {
        id: given,
        submission: this.submission,
        name,
        bytes: content.size,
        sha256,
      }),
    )
    if (!begun?.upload) return
    const id = this.#adopt(given, begun.upload)
    if (begun.upload.state !== 'receiving') return this.#arrived(id, begun.upload)

    const known = await this.#insist(id, () => this.transport.ask('GET', `/api/uploads/${id}`))
    if (!known) return
    const there = new Set(known.pieces)
    for (let offset = 0; offset < content.size; offset += PIECE_BYTES) {
      if (there.has(offset)) continue
      const piece = content.slice(offset, offset + PIECE_BYTES)
      const hash = await this.transport.sha256(piece)
      const path = `/api/uploads/${id}/pieces/${offset}?sha256=${hash}`
      const answer = await this.#insist(id, () => this.transport.ask('PUT', path, piece))
      if (!answer?.upload) return
      this.#change(id, { received: answer.upload.received, state: 'sending' })
      if (answer.upload.state !== 'receiving') return this.#arrived(id, answer.upload)
    }
  }

  /** The same file may be there under the number it was begun with. */
  #adopt(given: string, upload: UploadView): string {
    const content = this.#files.get(given)
    if (upload.id === given || !content) return given
    this.#files.delete(given)
    this.#files.set(upload.id, content)
    const rest = this.#items.filter(({ id }) => id !== given)
    const there = rest.some(({ id }) => id === upload.id)
    const item: Item = { ...itemOf(upload), state: 'sending' }
    this.#set(there ? rest.map((one) => (one.id === upload.id ? item : one)) : [...rest, item])
    return upload.id
  }

  #arrived(id: string, upload: UploadView): void {
    this.#files.delete(id)
    this.#change(id, { ...itemOf(upload), isNew: upload.state === 'ready' })
    if (upload.state === 'checking') void this.#look()
  }

  /** Asks until there is an answer that isn't of the line. Null: it has none that would lead on. */
  async #insist(id: string, ask: () => Promise<Answer>): Promise<Answer | null> {
    for (let attempt = 0; ; attempt++) {
      if (!this.#items.some((item) => item.id === id)) return null
      const answer = await ask()
      if (answer.status >= 200 && answer.status < 300) return answer
      const isPassing =
        answer.status === 0 || answer.status >= 500 || answer.status === 429 || answer.code === 'spoilt'
      if (!isPassing) {
        if (answer.status === 401) this.#change(id, { state: 'signed_out' })
        else if (answer.status === 422)
          this.#change(id, { state: 'refused', refusal: (answer.code ?? null) as Refusal | null })
        else this.#change(id, { state: 'failed' })
        return null
      }
      this.#change(id, { state: 'retrying' })
      const wait = WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)] ?? 30_000
      await Promise.race([this.transport.wait(wait), new Promise<void>((resolve) => (this.#hurry = resolve))])
    }
  }

  /** Looks what became of files that are being checked, as long as there are any. */
  async #look(): Promise<void> {
    if (this.#looking) return
    this.#looking = true
    try {
      while (this.#items.some(({ state }) => state === 'checking')) {
        await this.transport.wait(LOOK_EVERY_MS)
        const { status, uploads } = await this.transport.ask(
          'GET',
          `/api/uploads?submission=${this.submission}`,
        )
        if (status === 401 || status === 403 || status === 404) return
        for (const upload of uploads ?? []) {
          const item = this.#items.find(({ id }) => id === upload.id)
          if (item?.state === 'checking' && upload.state !== 'checking')
            this.#change(upload.id, { ...itemOf(upload), isNew: upload.state === 'ready' })
        }
      }
    } finally {
      this.#looking = false
    }
  }
}
