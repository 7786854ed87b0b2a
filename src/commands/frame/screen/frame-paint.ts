import { Chalk } from 'chalk';
import type { Paint } from './frame-sink.ts';

const chalk = new Chalk({ level: 1 });

/** The colours of a terminal; loaded only where there is one. */
export const paint: Paint = (style, text) => chalk[style](text);
