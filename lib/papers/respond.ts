import { OPEN, problem } from '@/lib/api/respond'
import { fileName } from '@/lib/exports/demonstration'
import { siteState } from '@/lib/standing/site-state'
import { Busy } from '@/lib/turns'
import type { Paper } from './model'
import { pdfOf } from './print'

/** A paper as the answer to whoever asked for it; `name` of the file, without its ending and the mark of a demonstration copy. */
export async function answerPaper(paper: Paper, name: string): Promise<Response> {
  try {
    const [pdf, { demo }] = await Promise.all([pdfOf(paper), siteState()])
    return new Response(new Uint8Array(pdf), {
      headers: {
        ...OPEN,
        'Content-Type': 'application/pdf',
        'Content-Disposition': `inline; filename="${fileName(`${name}.pdf`, demo)}"`,
        Link: `<${paper.address}>; rel="canonical"`,
      },
    })
  } catch (error) {
    if (error instanceof Busy) return problem('busy', 'Ask again in half a minute.')
    throw error
  }
}
