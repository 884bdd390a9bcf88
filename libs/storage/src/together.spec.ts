import { Together } from './together';

describe('calls that run together', () => {
  it('shares one round among those that come at the same moment, and answers each its own', async () => {
    const rounds: (readonly number[])[] = [];
    const doubled = new Together<number, number>((items) => {
      rounds.push(items);
      return Promise.resolve(items.map((item) => item * 2));
    });
    expect(await Promise.all([1, 2, 3].map((item) => doubled.add(item)))).toEqual([2, 4, 6]);
    expect(rounds).toEqual([[1, 2, 3]]);
  });

  it('takes at most so many at once', async () => {
    const sizes: number[] = [];
    const counted = new Together<number, number>((items) => {
      sizes.push(items.length);
      return Promise.resolve(items);
    }, 2);
    await Promise.all([1, 2, 3, 4, 5].map((item) => counted.add(item)));
    expect(sizes).toEqual([2, 2, 1]);
  });

  it('tells everyone of a round that failed, and goes on with the next', async () => {
    let isBroken = true;
    const flaky = new Together<number, number>((items) =>
      isBroken ? Promise.reject(new Error('the round failed')) : Promise.resolve(items),
    );
    const [first, second] = await Promise.allSettled([flaky.add(1), flaky.add(2)]);
    expect([first?.status, second?.status]).toEqual(['rejected', 'rejected']);
    isBroken = false;
    await expect(flaky.add(3)).resolves.toBe(3);
  });
});
