interface SubNavProps {
  label: string
  /** `current`: the page itself is open, or one below it. */
  items: readonly { href: string; text: string; current?: 'page' | 'true' | undefined }[]
}

/** Pages of one section, under its name in the menu. */
export function SubNav({ label, items }: SubNavProps) {
  return (
    <nav className="sub-nav" aria-label={label}>
      <ul>
        {items.map(({ href, text, current }) => (
          <li key={href}>
            <a href={href} aria-current={current}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
