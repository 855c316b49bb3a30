import { redirect } from 'next/navigation'
import { contextOf, requireViewer } from '@/lib/access/viewer'
import { DomainError } from '@/lib/errors'
import { UploadId } from '@/lib/files/input'
import { FORM_BYTES_MAX } from '@/lib/files/model'
import { removeUpload, takeWhole } from '@/lib/files/mutations'
import { refusal } from '@/lib/files/respond'
import { localeOf } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'
import { draftAction } from '@/lib/submissions/actions'

/**
 * The draft's form as a browser without scripts sends it by "Add files": what was typed is saved as by any button of
 * the form, and the files are taken. `remove`: one is taken out instead. Leads back to the form.
 */
export async function POST(request: Request) {
  const query = new URL(request.url).searchParams
  const [locale, id] = [localeOf(query.get('locale') ?? ''), idOf(query.get('submission')) ?? 0]
  if (Number(request.headers.get('content-length') ?? 0) > FORM_BYTES_MAX) return refusal('too_large', 413)
  const form = await request.formData().catch(() => null)
  if (!form) return refusal('invalid', 400)
  const page = `/${locale}/workspace/submissions/${id}`
  const files = form.getAll('files').filter((entry) => typeof entry !== 'string' && entry.size > 0) as File[]
  const remove = UploadId.safeParse(form.get('remove')).data
  form.delete('files')
  form.delete('remove')
  form.set('intent', 'save')
  // It also keeps what clashes with what others wrote, and leads whoever isn't in any more to sign in and back.
  await draftAction(locale, id, null, form)
  const viewer = await requireViewer(locale, page)
  const outcomes = new URLSearchParams()
  const context = contextOf(viewer)
  if (remove) await codeOf(() => removeUpload(context, remove))
  for (const file of files) {
    const content = Buffer.from(await file.arrayBuffer())
    const code = await codeOf(() => takeWhole(context, id, { name: file.name, content }))
    if (code) outcomes.append('refused', code)
  }
  const step = query.get('step')
  if (step && /^[a-z]{1,20}$/i.test(step)) outcomes.set('step', step)
  redirect(`${page}${outcomes.size ? `?${outcomes}` : ''}#files`)
}

/** Of an expected refusal; null: it was done. */
async function codeOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return Object.values(error.fields)[0] ?? error.code
  }
}
