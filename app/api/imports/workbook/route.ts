import { Readable } from 'node:stream'
import { appDb } from '@/db/client'
import { findViewer, wayIn } from '@/lib/access/viewer'
import { env } from '@/lib/env'
import { localeOf } from '@/lib/i18n/model'
import { makeCommitmentsWorkbook, makeReportsWorkbook } from '@/lib/imports/download'
import { writeWorkbook } from '@/lib/workbooks/write'

/** A workbook for whoever writes for a maker: the reports of the open cycle, or an empty one for new commitments. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  const locale = localeOf(query.get('locale'))
  const list = `/${locale}/workspace/imports`
  const viewer = await findViewer()
  if (!viewer || viewer.mustEnrol) return seeOther(await wayIn(locale, list))
  const make = query.get('kind') === 'commitments' ? makeCommitmentsWorkbook : makeReportsWorkbook
  const made = await make(
    { db: appDb, now: new Date(), timeZone: env().VAADA_TIME_ZONE },
    viewer,
    query.get('maker'),
    locale,
  )
  if (!made) return seeOther(`${list}?nothing=yes`)
  return new Response(Readable.toWeb(writeWorkbook(made.workbook)) as ReadableStream, {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${made.fileName}"`,
    },
  })
}

const seeOther = (path: string) => new Response(null, { status: 303, headers: { Location: path } })
