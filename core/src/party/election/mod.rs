//! Elections (换届选举): electorate, candidates, rounds, results, approval.
