export { huntedAt, makeHunt } from './make';
export { bugCode, rightLinesOf, wrongStatement, type ListedLine, type Listing } from './statements';
