import { notFound } from 'next/navigation'

/** Any address that no page answers, so that the not-found page keeps its language. */
export default function UnknownPage() {
  notFound()
}
