/** All that needs a tree, as one part of the program that is loaded with the first file that matters. */
export { Grammars } from '../syntax/grammar';
export { AnalysedFile } from './analysedFile';
