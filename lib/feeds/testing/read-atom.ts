import { SaxesParser } from 'saxes'

interface Element {
  name: string
  attributes: Record<string, string>
  text: string
  children: Element[]
}

export interface ReadEntry {
  id: string
  title: string
  updated: string
  link: string
  author: string | null
  content: string
}

export interface ReadFeed {
  id: string
  title: string
  updated: string
  self: string
  page: string
  author: string
  language: string
  entries: ReadEntry[]
}

const ATOM = 'http://www.w3.org/2005/Atom'
/** RFC 3339, as RFC 4287 asks in 3.3. */
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/
/** An IRI with a scheme, in full (4.2.6). */
const IRI = /^[a-z][a-z0-9+.-]*:\S+$/i

/** Reads a feed as a strict program does. @throws Error where it isn't well-formed, or not what RFC 4287 demands */
export function readAtom(xml: string): ReadFeed {
  const feed = parsed(xml)
  if (feed.name !== 'feed' || feed.attributes.xmlns !== ATOM) throw new Error('no Atom feed')
  const entries = feed.children.filter(({ name }) => name === 'entry').map(entryOf)
  const ids = entries.map(({ id }) => id)
  if (new Set(ids).size !== ids.length) throw new Error('two entries have one id')
  return {
    ...common(feed),
    self: linkOf(feed, 'self'),
    page: linkOf(feed, 'alternate'),
    author: authorOf(feed) ?? fail('the feed has no author'),
    language: feed.attributes['xml:lang'] ?? fail('no language'),
    entries,
  }
}

function entryOf(entry: Element): ReadEntry {
  const content = one(entry, 'content')
  if (content.attributes.type !== 'html') throw new Error('content of an unknown type')
  return {
    ...common(entry),
    link: linkOf(entry, 'alternate'),
    author: authorOf(entry),
    content: content.text,
  }
}

function common(element: Element) {
  const [id, title, updated] = ['id', 'title', 'updated'].map((name) => one(element, name).text.trim())
  if (!id || !IRI.test(id)) throw new Error(`the id is no IRI: ${id}`)
  if (!title) throw new Error('a title is empty')
  if (!updated || !DATE.test(updated) || Number.isNaN(Date.parse(updated)))
    throw new Error(`no instant: ${updated}`)
  return { id, title, updated }
}

const authorOf = (element: Element): string | null => {
  const author = element.children.find(({ name }) => name === 'author')
  return author ? one(author, 'name').text || fail('an author has no name') : null
}

function linkOf(element: Element, rel: string): string {
  const links = element.children.filter(({ name, attributes }) => name === 'link' && attributes.rel === rel)
  const [link] = links
  if (links.length !== 1 || !URL.canParse(link?.attributes.href ?? ''))
    throw new Error(`not one link of the kind ${rel}`)
  return link?.attributes.href ?? ''
}

function one(element: Element, name: string): Element {
  const found = element.children.filter((child) => child.name === name)
  if (found.length !== 1 || !found[0]) throw new Error(`${element.name} has ${found.length} elements ${name}`)
  return found[0]
}

function fail(why: string): never {
  throw new Error(why)
}

function parsed(xml: string): Element {
  const root: Element = { name: '', attributes: {}, text: '', children: [] }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = {
      name,
      attributes: attributes as Record<string, string>,
      text: '',
      children: [],
    }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return root.children[0] ?? fail('empty')
}
