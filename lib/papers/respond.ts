import { OPEN, problem } from '@/lib/api/respond'
import { Busy } from '@/lib/turns'
import type { Paper } from './model'
import { pdfOf } from './print'

/** A paper as the answer to whoever asked for it; `name` of the file, without its ending. */
export async function answerPaper(paper: Paper, name: string): Promise<Response> {
  try {
    const pdf = await pdfOf(paper)
    return new Response(new Uint8Array(pdf), {
      headers: {
        ...OPEN,
        'Content-Type': 'application/pdf',
        'Content-Disposition': `inline; filename="${name}.pdf"`,
        Link: `<${paper.address}>; rel="canonical"`,
      },
    })
  } catch (error) {
    if (error instanceof Busy) return problem('busy', 'Ask again in half a minute.')
    throw error
  }
}
