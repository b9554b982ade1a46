"""An order with lines, in the tests of tables and formulas."""

ORDER = """\
form: bulk
title: {ru: Опт, en: Bulk}
aliases: {ru: [опт], en: [bulk]}
owner: director
headline: [total]
fields:
  - key: lines
    type: table
    title: {ru: Позиции, en: Lines}
    ask: {ru: "Что заказать?", en: "What is to be ordered?"}
    columns:
      - {key: what, type: text, title: {ru: Что, en: What}}
      - {key: unit, type: choice, title: {ru: Единица, en: Unit}, options: {piece: {ru: штука, en: piece}, box: {ru: коробка, en: box}}}
      - {key: quantity, type: number, least: 1, title: {ru: Количество, en: Quantity}, ask: {ru: "Сколько?", en: "How many?"}}
      - {key: price, type: money, title: {ru: Цена, en: Price}}
      - {key: needed, type: date, title: {ru: Когда, en: When}, required: no}
      - {key: amount, type: formula, title: {ru: Сумма, en: Amount}, expression: quantity * price, result: money}
    most: 20
    totals: [amount]
  - {key: discount, type: number, title: {ru: Скидка в процентах, en: Discount in per cent}, required: no}
  - {key: total, type: formula, title: {ru: Итого, en: Total}, expression: sum(lines.amount), result: money}
  - {key: average, type: formula, title: {ru: В среднем, en: Average}, expression: total / (count(lines) - 1), result: money}
  - {key: reduced, type: formula, title: {ru: Со скидкой, en: Reduced}, expression: total * (100 - discount) / 100, result: money}
route:
  - {stage: manager, title: {ru: Руководитель, en: Manager}, who: [manager_of: author]}
  - stage: cfo
    title: {ru: Финансовый директор, en: CFO}
    who: [role: cfo]
    when: {field: total, more: 50 000}
"""  # noqa: E501
