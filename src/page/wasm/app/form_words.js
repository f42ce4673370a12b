// SPDX-License-Identifier: MIT
// What the form says for the keys and values of plan files: [English, Ukrainian].

const keys = {
  id: ["Id", "Ідентифікатор"], title: ["Title", "Назва"], en: ["in English", "англійською"], uk: ["in Ukrainian", "українською"],
  summary: ["Summary", "Стислий виклад"], author: ["Author", "Автор"], date: ["Date", "Дата"], status: ["Status of the text", "Статус тексту"],
  source: ["Source", "Джерело"], rule: ["Rule", "Правило"], option: ["Other reading", "Інше прочитання"], open_questions: ["Open questions", "Відкриті питання"],
  contested: ["Contested land", "Спірна земля"], site: ["Site", "Об’єкт"], zone: ["Zone", "Зона"], reference: ["Reference scenario", "Сценарій для порівняння"],
  type: ["What it does", "Що робить"], certainty: ["Certainty", "Певність"], point: ["Point of the text", "Пункт тексту"], note: ["Note", "Примітка"],
  side: ["Side", "Сторона"], area: ["Area", "Територія"], to: ["To", "Кому"], line: ["Line", "Лінія"], extent: ["Extent", "Обсяг"],
  give: ["Gives", "Віддає"], take: ["Takes", "Отримує"], ratio: ["Ratio in the text", "Співвідношення в тексті"], degree: ["Recognition", "Визнання"], by: ["By", "Ким"],
  barred: ["Armies barred", "Чиї війська заборонено"], bans: ["Bans", "Що заборонено"], economic_zone: ["Economic zone", "Економічна зона"], police: ["Police", "Поліція"],
  terms: ["Terms", "Умови"], reason: ["Reason", "Причина"], silent: ["Says nothing of territory", "Про територію не йдеться"],
  line_ukraine: ["Line, Ukraine’s side", "Лінія з боку України"], line_russia: ["Line, Russia’s side", "Лінія з боку Росії"],
  km: ["Kilometres", "Кілометри"], km_ukraine: ["Kilometres, Ukraine’s side", "Кілометри з боку України"], km_russia: ["Kilometres, Russia’s side", "Кілометри з боку Росії"],
  total_km: ["Kilometres, both sides together", "Кілометри з обох боків разом"],
  regions: ["Regions", "Регіони"], outside: ["Outside regions", "Поза регіонами"], held_by: ["Held by", "Під контролем"], control: ["Control", "Контроль"],
  zones: ["Zones", "Зони"], outside_zones: ["Outside zones", "Поза зонами"], within: ["Within a distance", "У межах відстані"], beyond: ["Beyond a distance", "Далі за відстань"],
  place: ["Town", "Населений пункт"], lon: ["Longitude", "Довгота"], lat: ["Latitude", "Широта"], polygon: ["Corners (longitude latitude)", "Кути (довгота широта)"],
  region: ["Region", "Регіон"], name: ["Name", "Назва"], publisher: ["Publisher", "Видавець"], address: ["Address", "Адреса"],
  condition: ["Condition", "Умова"], group: ["Group", "Група"], drops: ["Drops the rules", "Скасовує правила"], plan: ["Rules of the plan", "Правила плану"],
  access: ["Access", "Доступ"], electricity: ["Electricity", "Електроенергія"], handover: ["Handover", "Передання"], operator: ["Operator", "Оператор"],
  ownership: ["Ownership", "Власність"], supervision: ["Supervision", "Нагляд"], forces: ["Forces", "Війська"], jurisdiction: ["Jurisdiction", "Юрисдикція"],
};

const values = {
  freeze: ["freeze: each side keeps what it holds", "заморожування: кожна сторона лишає те, що тримає"],
  revert: ["revert: back to the line of a date", "повернення до лінії певної дати"],
  withdraw: ["withdraw: a side leaves an area", "виведення: сторона залишає територію"],
  relinquish: ["relinquish: a side gives up what it holds", "відмова: сторона віддає те, що тримає"],
  swap: ["swap: a side gives one area and takes another", "обмін: сторона віддає одне й отримує інше"],
  recognise: ["recognise as Russian", "визнання російським"],
  demilitarise: ["demilitarise: no armed forces", "демілітаризація: без військ"],
  buffer: ["buffer: a band along a line", "буфер: смуга вздовж лінії"],
  administer: ["administer: who runs the land", "управління: хто керує землею"],
  site: ["site: who runs a place", "об’єкт: хто ним керує"],
  defer: ["defer: left to later talks", "відкладення до переговорів"],
  no_rule: ["no territorial rule", "немає правила про територію"],
  explicit: ["the text says so", "сказано в тексті"], inferred: ["follows from the text", "випливає з тексту"], reported: ["reported", "повідомлено"], undetermined: ["left open", "не визначено"],
  ukraine: ["Ukraine", "Україна"], russia: ["Russia", "Росія"], nobody: ["nobody", "нікому"], international: ["international", "міжнародне"],
  "signed text": ["signed text", "підписаний текст"], "official text": ["official text", "офіційний текст"], "leaked text": ["leaked text", "злитий текст"],
  "presented orally": ["presented orally", "оголошено усно"], statement: ["statement", "заява"], disputed: ["disputed", "заперечується"],
  separate: ["nobody’s that is known", "нічия, наскільки відомо"], ukrainian: ["Ukrainian", "українська"], russian: ["Russian", "російська"],
  russian_pre_2022: ["Russian since before 2022", "російська до 2022 року"], contested: ["contested", "спірна"],
  all: ["all of it", "усе"], border: ["only pockets on the border", "лише ділянки на кордоні"], agreed: ["what is agreed", "узгоджене"],
  "all forces": ["all forces", "усі війська"], "heavy arms": ["heavy arms", "важке озброєння"],
  russia_de_facto: ["as Russian de facto", "російським де-факто"], russia_de_jure: ["as Russian de jure", "російським де-юре"],
};

/** Where a value means something else under a certain key. */
const values_of = { to: { zone: ["a demilitarised zone", "демілітаризована зона"] } };

const spoken = (pair, otherwise) => pair?.[document.documentElement.lang === "uk" ? 1 : 0] ?? otherwise;

export const keyWord = (key) => spoken(keys[key], key);
export const valueWord = (key, value) => spoken(values_of[key]?.[value] ?? values[value], value);
