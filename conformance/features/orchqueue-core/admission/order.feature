Feature: The order of dispatch
  One slot is held while work gathers behind it. What the engine is asked for then, and in which order, decides.

  @ORCH-3075 @must
  Scenario: Backlogged classes are dispatched eight interactive to one batch
    Given a pool "P" with:
      | preemption.mode | off |
    And the engines of pool "P" hold every task
    When task "Z" is submitted
    And an engine works at task "Z"
    And tasks "B1..B3" are submitted with:
      | priority | batch |
    And tasks "I1..I25" are submitted
    And from now on the engines of pool "P" answer:
      | done |
    And the engine goes on with task "Z"
    And the engine of pool "P" has been asked for 29 tasks
    Then among the tasks "I* B*" that reach the engine of pool "P" the tasks "B*" have: [ORCH-3075(a)]
      | gaps  | [9, 9] |
      | among | 28     |
    And among the tasks "I* B*" that reach the engine of pool "P" the tasks "B1" have: [ORCH-3075(b)]
      | places.0 | {"$max": 10} |

  @ORCH-3075 @must
  Scenario: Backlogged classes are dispatched by the weights of the configuration
    Given a pool "P" with:
      | preemption.mode | off |
    And the engines of pool "P" hold every task
    And a server with:
      | classes.interactive.weight | 1 |
      | classes.batch.weight       | 2 |
    When task "Z" is submitted
    And an engine works at task "Z"
    And tasks "B1..B4" are submitted with:
      | priority | batch |
    And tasks "I1..I4" are submitted
    And from now on the engines of pool "P" answer:
      | done |
    And the engine goes on with task "Z"
    And the engine of pool "P" has been asked for 9 tasks
    Then among the tasks "I1 I2 B*" that reach the engine of pool "P" the tasks "I*" have: [ORCH-3075(a)]
      | gaps | [3] |

  @ORCH-3075 @must
  Scenario: A class that waits alone is served at once, and owes nothing for it
    Given a pool "P" with:
      | preemption.mode | off |
    And the engines of pool "P" hold every task
    When tasks "B1..B14" are submitted with:
      | priority | batch |
    And the engines end the tasks "B1..B9" in turn
    And an engine works at task "B10"
    And tasks "I1..I22" are submitted
    And from now on the engines of pool "P" answer:
      | done |
    And the engine goes on with task "B10"
    And the engine of pool "P" has been asked for 36 tasks
    Then among the tasks "I* B*" that reach the engine of pool "P" the tasks "B1..B10" have: [ORCH-3075(c)]
      | places | [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] |
    And among the tasks "I* B*" that reach the engine of pool "P" the tasks "I1" have: [ORCH-3075(c)]
      | places.0 | {"$max": 12} |
    And among the tasks "I* B*" that reach the engine of pool "P" the tasks "B11 B12" have: [ORCH-3075(b), ORCH-3075(c)]
      | places.0 | {"$max": 20} |
      | gaps     | [9]          |

  @OC-CORE-1004 @must
  Scenario: Inside a class backlogged tenants are served by their weights, and the classes by theirs
    Given a pool "P" with:
      | preemption.mode | off |
    And the engines of pool "P" hold every task
    And a tenant "T" with:
      | weight | 3 |
    And a tenant "U" with:
      | weight | 1 |
    When task "Z" is submitted
    And an engine works at task "Z"
    And tenant "U" submits tasks "U1..U5"
    And tenant "T" submits tasks "T1..T15"
    And tenant "U" submits tasks "B1 B2" with:
      | priority | batch |
    And from now on the engines of pool "P" answer:
      | done |
    And the engine goes on with task "Z"
    And the engine of pool "P" has been asked for 23 tasks
    Then among the tasks "T* U*" that reach the engine of pool "P" the tasks "U1..U4" have: [OC-CORE-1004(a)]
      | gaps  | [4, 4, 4] |
      | among | 20        |
    And among the tasks "T* U* B*" that reach the engine of pool "P" the tasks "B*" have: [OC-CORE-1004(a)]
      | gaps | [9] |

  @OC-CORE-1004 @must
  Scenario: Tenants of equal weight take turns, however many tasks each has waiting
    Given a pool "P"
    And the engines of pool "P" hold every task
    And a tenant "T"
    And a tenant "U"
    When task "Z" is submitted
    And an engine works at task "Z"
    And tenant "T" submits tasks "T1..T8"
    And tenant "U" submits tasks "U1..U3"
    And from now on the engines of pool "P" answer:
      | done |
    And the engine goes on with task "Z"
    And the engine of pool "P" has been asked for 12 tasks
    Then among the tasks "T* U*" that reach the engine of pool "P" the tasks "U*" have: [OC-CORE-1004(a)]
      | places.0 | {"$max": 2} |
      | gaps     | [2, 2]      |

  @OC-CORE-1004 @must
  Scenario: Of two equally entitled flows the higher class goes first
    Given a pool "P" with:
      | preemption.mode | off |
    And the engines of pool "P" hold every task
    And a server with:
      | classes.interactive.weight | 1 |
      | classes.batch.weight       | 1 |
    When task "Z" is submitted
    And an engine works at task "Z"
    And task "B1" is submitted with:
      | priority | batch |
    And task "I1" is submitted
    And from now on the engines of pool "P" answer:
      | done |
    And the engine goes on with task "Z"
    And the engine of pool "P" has been asked for 3 tasks
    Then the engine of pool "P" was asked for the tasks in the order: [OC-CORE-1004(b), OC-CORE-1004(c)]
      | Z | I1 | B1 |

  @ASY-ADM-014 @must
  Scenario Outline: Of <class> tasks of a tenant the earliest deadline goes first, of equal ones the earlier arrival
    Given a pool "P" with:
      | preemption.mode | off |
    And the engines of pool "P" hold every task
    When task "Z" is submitted
    And an engine works at task "Z"
    And task "Last" is submitted with:
      | priority    | <class> |
      | deadline_ms | 3000000 |
    And task "Third" is submitted with:
      | priority    | <class> |
      | deadline_ms | 2000000 |
    And task "Fourth" is submitted with:
      | priority    | <class> |
      | deadline_ms | 2000000 |
    And task "First" is submitted with:
      | priority    | <class> |
      | deadline_ms | 600000  |
    And task "Second" is submitted with:
      | priority    | <class> |
      | deadline_ms | 1000000 |
    And from now on the engines of pool "P" answer:
      | done |
    And the engine goes on with task "Z"
    And the engine of pool "P" has been asked for 6 tasks
    Then the engine of pool "P" was asked for the tasks in the order: [ASY-ADM-014]
      | Z | First | Second | Third | Fourth | Last |

    Examples:
      | class       |
      | interactive |
      | batch       |

  @ORCH-3076 @must
  Scenario: A tenant that was never served has no share of what was served
    Given a pool "P"
    And the engines of pool "P" hold every task
    And a tenant "T"
    And a tenant "U"
    When tenant "T" submits task "T1"
    And an engine works at task "T1"
    And tenant "U" submits task "U1"
    And the metrics are read as "Waiting"
    And the slot goes from task "T1" to task "U1"
    And the metrics are read as "Served"
    Then in "Waiting" the metric "admission_share" has: [ORCH-3076(c)]
      | tenant | {tenant:U} |
      | value  | 0          |
    And in "Waiting" the metric "admission_share" has: [ORCH-3076(c)]
      | tenant   | {tenant:T}                |
      | priority | interactive               |
      | value    | {"$not": {"$max": 0}}     |
    And in "Served" the metric "admission_share" has: [ORCH-3076(c)]
      | tenant   | {tenant:U}            |
      | priority | interactive           |
      | value    | {"$not": {"$max": 0}} |

  @ASY-PREEMPT-003 @must
  Scenario: With preemption off a running task keeps its slot, whatever waits
    Given a pool "P" with:
      | preemption.mode | off |
    And the engines of pool "P" hold every task
    When task "B" is submitted with:
      | priority | batch |
    And an engine works at task "B"
    And task "I" is submitted
    And the record of task "B" is read
    And the slot goes from task "B" to task "I"
    And the engine ends task "I"
    And task "B" comes to be completed
    Then the engine of pool "P" was asked for the tasks in the order: [ASY-PREEMPT-003]
      | B | I |
    And no engine is hung up on [ASY-PREEMPT-003]
    And the answer to "B/getTask#1" has: [ASY-PREEMPT-003]
      | state | running |
    And the record of task "B" has: [ASY-PREEMPT-003]
      | attempts.# | 1     |
      | preempted  | false |
