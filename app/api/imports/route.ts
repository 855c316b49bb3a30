import { appDb } from '@/db/client'
import { contextOf, findViewer, wayIn } from '@/lib/access/viewer'
import { DomainError } from '@/lib/errors'
import { localeOf } from '@/lib/i18n/model'
import { FORM_BYTES } from '@/lib/imports/model'
import { beginImport } from '@/lib/imports/mutations'
import { listWritableMakers, writingScopeOf } from '@/lib/submissions/queries'
import { WORKBOOK_LIMITS } from '@/lib/workbooks/limits'

/** Takes a workbook from a form, with scripts or without, and leads to the page that tells what became of it. */
export async function POST(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  const locale = localeOf(query.get('locale'))
  const list = `/${locale}/workspace/imports`
  const viewer = await findViewer()
  if (!viewer || viewer.mustEnrol) return seeOther(await wayIn(locale, list))
  const back = (refused: string, maker = '') =>
    seeOther(`${list}?${new URLSearchParams({ refused, ...(maker && { maker }) })}`)
  if (Number(request.headers.get('content-length') ?? 0) > WORKBOOK_LIMITS.fileBytes + FORM_BYTES)
    return back('file_too_large')
  const form = await request.formData().catch(() => null)
  const file = form?.get('file')
  const maker = String(form?.get('maker') ?? '')
  if (!form) return back('invalid')
  const scope = writingScopeOf(viewer)
  const makers = scope ? await listWritableMakers(appDb, scope) : []
  const code =
    scope === 'without_office' ? makers.find(({ code: known }) => known === maker)?.code : makers[0]?.code
  if (code === undefined) return back('forbidden')
  if (!(file instanceof File)) return back('no_file', maker)
  try {
    const id = await beginImport(contextOf(viewer), {
      makerCode: code,
      language: locale,
      fileName: file.name,
      file: Buffer.from(await file.arrayBuffer()),
    })
    return seeOther(`${list}/${id}`)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return back(error.fields.file ?? (error.code === 'throttled' ? 'too_many_waiting' : 'forbidden'), maker)
  }
}

const seeOther = (path: string) => new Response(null, { status: 303, headers: { Location: path } })
