import type { NextRequest } from 'next/server'
import { idOf } from '@/lib/ids'
import { draftAction } from '@/lib/submissions/actions'

/**
 * Takes what was typed in the moment before a page was closed. Nobody waits for the answer, so it has no words: 204
 * kept, 409 somebody else's words clash with it (both are shown when the draft is opened again), 401 nobody is signed in
 * any more (it is kept for its writer).
 */
export async function POST(request: NextRequest, { params }: RouteContext<'/api/drafts/[id]'>) {
  const { id } = await params
  const form = await request.formData().catch(() => new FormData())
  form.set('intent', 'save')
  form.set('byItself', 'yes')
  const answer = await draftAction('en', idOf(id) ?? 0, null, form)
  return new Response(null, { status: answer.ok ? 204 : answer.signedOut ? 401 : 409 })
}
