import type { Metadata } from 'next'
import { NotFoundView } from '@/components/layout/not-found-view'

export const metadata: Metadata = { title: 'Vaada', robots: { index: false } }

/** The body of every 404: see not-found.tsx. */
export default function MissingPage() {
  return <NotFoundView />
}
