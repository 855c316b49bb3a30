import type { ReactNode } from 'react'

/** The title of a page where somebody works: quieter than a public page's finding. */
export function PageTitle({ children }: { children: ReactNode }) {
  return <h1 className="text-[clamp(1.9rem,4vw,2.6rem)]">{children}</h1>
}
