import { findHeader, guessColumns } from './column';

describe('the columns of a list', () => {
  it.each([
    [
      ['No.', 'Patient name', "Mother's name", 'Sex', 'Age', 'Diagnosis', 'Phone'],
      ['number', 'name', 'mother_name', 'sex', 'age', 'diagnosis', 'phone'],
    ],
    [
      ['م', 'الاسم الكامل', 'اسم الأم', 'الجنس', 'العُمر', 'التشخيص', 'رقم الهاتف', 'ملاحظات'],
      ['number', 'name', 'mother_name', 'sex', 'age', 'diagnosis', 'phone', 'note'],
    ],
    [
      ['N°', 'Prénom', 'Nom du père', 'Nom de famille', 'Sexe', 'Âge', 'Accompagnant', 'Lien de parenté'],
      ['number', 'first_name', 'father_name', 'family_name', 'sex', 'age', 'companion_name', 'companion_relation'],
    ],
    [
      ['الاسم / Name', 'الجنس (Sex)', 'Date of birth - تاريخ الميلاد', 'المشفى | Hospital', 'Priority*', 'Shoe size'],
      ['name', 'sex', 'birth_date', 'facility', 'priority', 'ignore'],
    ],
  ])('are known by what stands above them: %s', (header, expected) => {
    expect(guessColumns(header)).toEqual(expected);
  });

  it('are each used once, but for companions', () => {
    expect(guessColumns(['Name', 'Name', 'Companion', 'Companion'])).toEqual([
      'name',
      'ignore',
      'companion_name',
      'companion_name',
    ]);
  });

  it('stand below titles and above people', () => {
    const rows = [
      ['Invented medical office'],
      [],
      ['List 7', '', '2017-12-01'],
      ['No', 'Name', 'Age'],
      ['1', 'Patient One', '4'],
    ];
    expect(findHeader(rows)).toBe(3);
    expect(findHeader([['1', 'Patient One', '4']])).toBeNull();
    expect(findHeader([])).toBeNull();
  });
});
