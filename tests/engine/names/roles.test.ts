import { expect, test } from 'vitest';
import { entitiesOf } from './found.ts';

test.each([
  ['Mayor Elena Marsh opened the bridge.', 'Elena Marsh', 'Mayor'],
  ['The hosts lost Jonas Feld and captain Erik Dahl early.', 'Erik Dahl', 'captain'],
  ['The show has portraits of actor Erik Dahl and others.', 'Erik Dahl', 'actor'],
  ['The former members, including singer Erik Dahl, left.', 'Erik Dahl', 'singer'],
  ['Taoiseach Elin Strand called both sides.', 'Elin Strand', 'Taoiseach'],
  ['Mediator Elin Strand called both sides.', 'Elin Strand', 'Mediator'],
  ['Finance Minister Pavel Horak said taxes would rise.', 'Pavel Horak', 'Finance Minister'],
  [
    'Sarah Nkemelu, chief executive of Harrow Marine, said profits rose.',
    'Sarah Nkemelu',
    'chief executive of Harrow Marine',
  ],
  ['Maria Keller’s lawyer, Tom Abara, said she would appeal.', 'Tom Abara', 'lawyer'],
  ["Maria Keller's lawyer, Tom Abara, said she would appeal.", 'Tom Abara', 'lawyer'],
  ['Maria Keller’s lawyer, Tom Abara, said she would appeal.', 'Maria Keller', null],
  ['The county’s former head of estates, Dennis Croft, left.', 'Dennis Croft', 'county’s former head of estates'],
  ['Texas Governor Ray Cole and New York City Mayor Jo Finch met.', 'Ray Cole', 'Texas Governor'],
  ['Texas Governor Ray Cole and New York City Mayor Jo Finch met.', 'Jo Finch', 'New York City Mayor'],
  ['Cllr Samir Patel, the cabinet member for roads, was absent.', 'Samir Patel', 'cabinet member for roads'],
  ['Harbour board member Samir Patel was absent.', 'Samir Patel', 'Harbour board member'],
  ['Samir Patel, portfolio holder for parks, was absent.', 'Samir Patel', 'portfolio holder for parks'],
  ['A member, Samir Patel, was absent.', 'Samir Patel', null],
  ['Her deputy, Samir Patel, was absent.', 'Samir Patel', 'deputy'],
  ['Otto Falk and his wife, Grete, were rescued by Able Seaman Daisy Crook.', 'Grete', 'wife'],
  ['A spokesperson for Police Minister Leanne Tranter said no.', 'Leanne Tranter', 'Police Minister'],
  ['Brian Mwangi, a 24-year-old student who joined the march, left.', 'Brian Mwangi', '24-year-old student'],
  ['Ari Saleh, head of the search and rescue office, said so.', 'Ari Saleh', 'head of the search and rescue office'],
  [
    'Dana Whitcomb, President and Chief Executive Officer of Harrow Marine, left.',
    'Dana Whitcomb',
    'President and Chief Executive Officer of Harrow Marine',
  ],
  ['Maria Keller, the mayor and a painter, left.', 'Maria Keller', null],
  ["Farmers' union leader Maria Keller spoke.", 'Maria Keller', "Farmers' union leader"],
  ['A teachers’ union leader, Otto Falk, spoke.', 'Otto Falk', 'teachers’ union leader'],
  ['Women’s rights campaigner Maria Keller spoke.', 'Maria Keller', 'Women’s rights campaigner'],
  ["Otto Falk's brother Erik Dahl spoke.", 'Erik Dahl', 'brother'],
  ['But manager Maria Keller spoke.', 'Maria Keller', 'manager'],
  ['Since President Otto Falk left, little has changed.', 'Otto Falk', 'President'],
  ['He headed in the second and then beat goalkeeper Otto Falk.', 'Otto Falk', 'goalkeeper'],
  ['The then president Otto Falk spoke.', 'Otto Falk', 'then president'],
  ['His wife, Dr Maria Keller, spoke.', 'Maria Keller', 'wife'],
  ['His commissioner for water, Dr Maria Keller, spoke.', 'Maria Keller', 'commissioner for water'],
  ['Maria Keller, an astrophysicist at the observatory, spoke.', 'Maria Keller', 'astrophysicist at the observatory'],
  ['He passed to winger Otto Falk.', 'Otto Falk', 'winger'],
  ['Her advocate, Otto Falk SC, spoke.', 'Otto Falk', 'advocate'],
  ['Group leader Cllr Nigel Frost spoke.', 'Nigel Frost', 'Group leader'],
  ['Rowe managing partner Julian Stroud agreed.', 'Julian Stroud', 'Rowe managing partner'],
  ['A spokesman for the Fire Service, Karol Rys, said so.', 'Karol Rys', 'spokesman for the Fire Service'],
  ['“No,” said the Northgate manager, Sheila Donnelly.', 'Sheila Donnelly', 'Northgate manager'],
  ['The club’s owner said no, but sporting director Otto Falk said yes.', 'Otto Falk', 'sporting director'],
  ['Harbour master Ilse Brandt and music teacher Otto Falk met.', 'Otto Falk', 'music teacher'],
  ['Prices rose, said chief product officer Otto Falk.', 'Otto Falk', 'chief product officer'],
  ['A solicitor for Mr Otto Falk said no.', 'Otto Falk', null],
  ['Dr. Maria Keller, a paediatrician in Hull, said no.', 'Maria Keller', 'paediatrician in Hull'],
  ['Mr. Thomas Greaves said nothing.', 'Thomas Greaves', null],
  ['Police said Daniel Okoro had been arrested.', 'Daniel Okoro', null],
  ['Her rival, Maria Keller, refused to blame the umpire for it.', 'Maria Keller', null],
  ['Otto Falk, with the warden of the mill, left.', 'Otto Falk', null],
  ['Otto Falk, also a baker, left.', 'Otto Falk', 'baker'],
  ['Otto Falk, in charge of the guards, left.', 'Otto Falk', null],
  ['His rival, Otto Falk, told the manager to go.', 'Otto Falk', null],
  ['Otto Falk, retired head of the port, spoke.', 'Otto Falk', 'retired head of the port'],
  ['On Monday the mayor spoke; then Simon Feld left.', 'Simon Feld', null],
])('%s %s: %s', (text, name, role) => {
  const person = entitiesOf(text).find((entity) => entity.name === name);
  expect(person).toBeDefined();
  expect(person?.role?.text ?? null).toBe(role);
  if (person?.role) expect(text.slice(person.role.start, person.role.end)).toBe(role);
});

test('a place and a company have no role', () => {
  const others = entitiesOf('President Julia Torres met Reuters in Madrid.').filter(({ type }) => type !== 'person');
  expect(others.length).toBeGreaterThan(0);
  expect(others.map(({ role }) => role)).toEqual(others.map(() => null));
});
