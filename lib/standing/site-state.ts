import { cache } from 'react'
import { publicDb } from '@/db/client'
import { findSiteState } from './queries'

/** Read once a page, however many parts of it ask. */
export const siteState = cache(() => findSiteState(publicDb))
