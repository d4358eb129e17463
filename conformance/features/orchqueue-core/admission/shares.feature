Feature: Shares of a queue
  Tenants share a pool's queue by weight. What one has borrowed goes back to who has a right to it.

  @ASY-ADM-005 @must
  Scenario: A tenant may take every free place, also above its share
    Given a pool "P" with:
      | queue.capacity | 4 |
    And the engines of pool "P" hold every task
    And a tenant "T"
    And a tenant "U"
    When task "A" is submitted
    And an engine works at task "A"
    And tenant "T" submits tasks "T1..T4"
    And tenant "T" submits task "T5"
    Then the tasks "T1..T4" are admitted [ASY-ADM-005(c)]
    And "T5" is refused with "ADMISSION_REJECT" [ASY-ADM-005(c)]

  @ASY-ADM-006 @must
  Scenario Outline: A tenant below its share gets its place back under <policy>
    Given a pool "P" with:
      | queue.capacity    | 2        |
      | queue.full_policy | <policy> |
    And the engines of pool "P" hold every task
    And a tenant "T"
    And a tenant "U"
    When task "A" is submitted
    And an engine works at task "A"
    And tenant "T" submits tasks "T1 T2"
    And reader "R" follows task "T2"
    And tenant "U" submits task "U1"
    And reader "R" has the end of the stream
    And the record of task "T2" is read
    And the metrics are read as "M"
    And tenant "T" submits task "T3" with:
      | priority | batch |
    And from now on the engines of pool "P" answer:
      | done |
    And the engine goes on with task "A"
    And task "T1" comes to be completed
    And task "U1" comes to be completed
    Then the tasks "T1 T2 U1" are admitted [ASY-ADM-006(a)]
    And the record of task "T2" has: [ASY-ADM-006(a), ASY-ADM-006(b)]
      | state | evicted |
    And the stream of reader "R" ends with "error" and: [ASY-ADM-006(d)]
      | code           | QUEUE_SHARE_RECLAIMED |
      | retriable      | true                  |
    And in "M" the metric "tasks_evicted_total" has: [ASY-ADM-006(a)]
      | pool_id | {pool:P}              |
      | reason  | QUEUE_SHARE_RECLAIMED |
      | value   | 1                     |
    And "T3" is refused with "ADMISSION_REJECT" [ASY-ADM-006(e)]
    And an engine was asked 0 times for task "T2" [ASY-ADM-006(d)]
    And an engine was asked 1 times for task "T1" [ASY-ADM-006(b)]

    Examples:
      | policy            |
      | reject            |
      | drop-lru          |
      | shed-low-priority |

  @ASY-ADM-006 @must
  Scenario: The tenant furthest above its own share gives the place, not the one that holds most
    Given a pool "P" with:
      | queue.capacity | 12 |
    And the engines of pool "P" hold every task
    And a server of its own
    And a tenant "Heavy" with:
      | weight | 7 |
    And a tenant "Light"
    And a tenant "New"
    When task "A" is submitted
    And an engine works at task "A"
    And tenant "Light" submits tasks "L1 L2 L3"
    And tenant "Heavy" submits tasks "H1..H9"
    And tenant "New" submits task "N1"
    And tenant "New" submits task "N2"
    And the record of task "L3" is read
    And the record of task "L2" is read
    And the record of task "H9" is read
    Then the tasks "L1 L2 L3 H1..H9 N1" are admitted [ASY-ADM-006(a)]
    And the record of task "L3" has: [ASY-ADM-006(a), ASY-ADM-006(b)]
      | state      | evicted               |
      | error.code | QUEUE_SHARE_RECLAIMED |
    And the record of task "L2" has: [ASY-ADM-006(b)]
      | state | queued |
    And the record of task "H9" has: [ASY-ADM-006(a)]
      | state | queued |
    And "N2" is refused with "ADMISSION_REJECT" [ASY-ADM-006(e)]

  @ASY-ADM-006 @must
  Scenario: A task of a higher class is never displaced
    Given a pool "P" with:
      | queue.capacity  | 2   |
      | preemption.mode | off |
    And the engines of pool "P" hold every task
    And a tenant "T"
    And a tenant "U"
    When task "A" is submitted
    And an engine works at task "A"
    And tenant "T" submits tasks "T1 T2"
    And tenant "U" submits task "Batch" with:
      | priority | batch |
    And tenant "U" submits task "Interactive"
    And the record of task "T1" is read
    Then the tasks "T1 T2 Interactive" are admitted [ASY-ADM-006(c)]
    And "Batch" is refused with "ADMISSION_REJECT" and: [ASY-ADM-006(c), ASY-ADM-006(e)]
      | policy_label | reject |
    And the record of task "T1" has: [ASY-ADM-006(c)]
      | state | queued |

  @ASY-ADM-006 @must
  Scenario: Where the youngest is of a higher class, the youngest that may be displaced goes
    Given a pool "P" with:
      | queue.capacity  | 3   |
      | preemption.mode | off |
    And the engines of pool "P" hold every task
    And a tenant "T"
    And a tenant "U"
    When task "A" is submitted
    And an engine works at task "A"
    And tenant "T" submits tasks "B1 B2" with:
      | priority | batch |
    And tenant "T" submits task "T1"
    And tenant "U" submits task "U1" with:
      | priority | batch |
    And the record of task "T1" is read
    And the record of task "B1" is read
    And the record of task "B2" is read
    Then the tasks "B1 B2 T1 U1" are admitted [ASY-ADM-006(a)]
    And the record of task "T1" has: [ASY-ADM-006(c)]
      | state | queued |
    And the record of task "B1" has: [ASY-ADM-006(b)]
      | state | queued |
    And the record of task "B2" has: [ASY-ADM-006(b)]
      | state | evicted |

  @ASY-ADM-006 @must
  Scenario: Of a tenant's classes the one with the younger task gives the place
    Given a pool "P" with:
      | queue.capacity  | 2   |
      | preemption.mode | off |
    And the engines of pool "P" hold every task
    And a tenant "T"
    And a tenant "U"
    When task "A" is submitted
    And an engine works at task "A"
    And tenant "T" submits task "Older" with:
      | priority | batch |
    And tenant "T" submits task "Younger"
    And tenant "U" submits task "U1"
    And the record of task "Older" is read
    And the record of task "Younger" is read
    Then the tasks "Older Younger U1" are admitted [ASY-ADM-006(a)]
    And the record of task "Older" has: [ASY-ADM-006(b)]
      | state | queued |
    And the record of task "Younger" has: [ASY-ADM-006(b)]
      | state      | evicted               |
      | error.code | QUEUE_SHARE_RECLAIMED |
