import { expect, test } from 'vitest'
import { isFrameworkScript, reactDefinitions } from './inline-scripts'

test.each([
  ['(self.__next_f=self.__next_f||[]).push([0])'],
  ['(self.__next_f=self.__next_f||[]).push([0]);self.__next_f.push([2,[{"ok":true},"k1",null,0]])'],
  [String.raw`self.__next_f.push([1,"1:\"$Sreact.fragment\"\n"])`],
  [
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/a.js"],"runtimeModuleIds":[9]});',
  ],
  ['requestAnimationFrame(function(){$RT=performance.now()});'],
  ['$RC("B:1","S:1")'],
  ['$RX("B:1","1930","a \\"quoted\\" message")'],
])('%s is from the framework', (code) => {
  expect(isFrameworkScript(code)).toBe(true)
})

test.each([
  ['alert(1)'],
  ['self.__next_f.push([0]);alert(1)'],
  ['(self.__next_f=self.__next_f||[]).push([0]);alert(1)'],
  ['self.__next_f.push([alert(1)])'],
  ['self.__next_f.push([1,"a"]),alert(1),([])'],
  ['$RC("B:1","S:1");alert(1)'],
  ['$RC("B:1"+alert(1))'],
  ['$RC("B:1",alert(1))'],
  ['requestAnimationFrame(function(){$RT=performance.now()});alert(1)'],
  [' $RC("B:1","S:1")'],
  [''],
  ['$RC'],
  ['$RC()'],
])('%s is not', (code) => {
  expect(isFrameworkScript(code)).toBe(false)
})

test('the definitions are found in the installed React', () => {
  const starts = reactDefinitions().map((text) => text.slice(0, 12))
  expect(starts).toEqual(
    expect.arrayContaining(['$RB=[];$RV=f', '$RS=function', '$RX=function', '$RM=new Map;']),
  )
})

test('definitions with a first call are an instruction', () => {
  const [complete, styles] = ['$RB=[]', '$RM='].map((start) =>
    reactDefinitions().find((text) => text.startsWith(start)),
  )
  expect(isFrameworkScript(`${complete};\n$RC("B:0","S:0")`)).toBe(true)
  expect(isFrameworkScript(`${complete};${styles};$RR("B:0","S:0",[["/a.css","next"]])`)).toBe(true)
  expect(isFrameworkScript(`${complete};$RC("B:0");alert("S:0")`)).toBe(false)
  expect(isFrameworkScript(`${complete};alert(1);$RC("B:0","S:0")`)).toBe(false)
})
