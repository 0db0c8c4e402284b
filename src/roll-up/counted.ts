/** "1 cell", "2 cells": a number of things in English, by a noun that takes an s. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
