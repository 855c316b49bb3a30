interface PageLinksProps {
  /** 1, 2, 3 …; one past the last leads back to it. */
  page: number
  pages: number
  /** Address of a page. */
  to: (page: number) => string
  /** A number as the reader writes it. */
  shown: (page: number) => string
  words: { label: string; previous: string; next: string; page: (page: number) => string }
}

/** First, last and the neighbours of the current page; nothing where there is one page. */
export function PageLinks({ page, pages, to, shown, words }: PageLinksProps) {
  if (pages < 2) return null
  const near = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages)
  const numbers = [...new Set(near)].toSorted((a, b) => a - b)
  return (
    <nav className="mt-6" aria-label={words.label}>
      <ul className="flex flex-wrap items-center gap-2">
        {page > 1 && (
          <li>
            <a className="btn" data-kind="quiet" rel="prev" href={to(Math.min(page - 1, pages))}>
              {words.previous}
            </a>
          </li>
        )}
        {numbers.map((number, index) => (
          <li key={number} className="flex items-center gap-2">
            {number - (numbers[index - 1] ?? 0) > 1 && <span aria-hidden="true">…</span>}
            <a
              className="btn"
              data-kind={number === page ? 'primary' : 'quiet'}
              href={to(number)}
              aria-current={number === page ? 'page' : undefined}
              aria-label={words.page(number)}
            >
              {shown(number)}
            </a>
          </li>
        ))}
        {page < pages && (
          <li>
            <a className="btn" data-kind="quiet" rel="next" href={to(page + 1)}>
              {words.next}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
