Feature: A full queue
  What a pool does when its queue is full is decided by its full policy, within the newcomer's tenant.

  @ORCH-3005 @must
  Scenario: A full queue refuses the newcomer under reject
    Given a pool "P" with:
      | queue.capacity    | 1      |
      | queue.full_policy | reject |
      | preemption.mode   | off    |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted with:
      | priority | batch |
    And task "C" is submitted
    And the record of task "B" is read
    Then the tasks "B" are admitted [ORCH-3005(a)]
    And "C" is refused with "ADMISSION_REJECT" and: [ORCH-3005(a)]
      | policy_label | reject |
    And the record of task "B" has: [ORCH-3005(a)]
      | state | queued |

  @ORCH-3005 @ASY-ADM-010 @must
  Scenario: Under drop-lru the task that waited longest makes room, and learns it
    Given a pool "P" with:
      | queue.capacity    | 3        |
      | queue.full_policy | drop-lru |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And tasks "B C D" are submitted
    And reader "R" follows task "B"
    And task "E" is submitted
    And reader "R" has the end of the stream
    And the record of task "B" is read
    And the metrics are read as "M"
    And from now on the engines of pool "P" answer:
      | done |
    And the engine goes on with task "A"
    And the engine of pool "P" has been asked for 4 tasks
    Then the answer to "E" has status 202 [ORCH-3005(b), ASY-ADM-010(d)]
    And the answer to "E" has: [ASY-ADM-010(d)]
      | state | queued             |
      | code  | {"$exists": false} |
    And the answer to "E" has no header "X-Backoff-Ms" [ASY-ADM-010(d)]
    And the record of task "B" has: [ASY-ADM-010(a)]
      | state      | evicted             |
      | error.code | QUEUE_FULL_DROP_LRU |
    And the stream of reader "R" ends with "error" and: [ASY-ADM-010(b), ASY-ADM-010(c)]
      | code           | QUEUE_FULL_DROP_LRU |
      | retriable      | true                |
      | retry_after_ms | {"$min": 1}         |
    And in "M" the metric "tasks_evicted_total" has: [ASY-ADM-010(a)]
      | pool_id | {pool:P}            |
      | reason  | QUEUE_FULL_DROP_LRU |
      | value   | 1                   |
    And the engine of pool "P" was asked for the tasks in the order: [ORCH-3005(b)]
      | A | C | D | E |

  @ORCH-3005 @must
  Scenario: Under drop-lru batch work makes room for batch work
    Given a pool "P" with:
      | queue.capacity    | 2        |
      | queue.full_policy | drop-lru |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And tasks "B C D" are submitted with:
      | priority | batch |
    And the record of task "B" is read
    And the record of task "C" is read
    Then the answer to "D" has status 202 [ORCH-3005(b)]
    And the record of task "B" has: [ORCH-3005(b)]
      | state | evicted |
    And the record of task "C" has: [ORCH-3005(b)]
      | state | queued |

  @ASY-ADM-009 @must
  Scenario: Where the newcomer's class is full, drop-lru evicts from that class
    Given a pool "P" with:
      | queue.capacity                   | 4        |
      | queue.class_capacity.interactive | 2        |
      | queue.full_policy                | drop-lru |
      | preemption.mode                  | off      |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B1" is submitted with:
      | priority | batch |
    And tasks "I1 I2" are submitted
    And task "I3" is submitted
    And the record of task "B1" is read
    And the record of task "I1" is read
    And the record of task "I2" is read
    Then the tasks "B1 I1 I2 I3" are admitted [ASY-ADM-009(a)]
    And the record of task "B1" has: [ASY-ADM-009(a)]
      | state | queued |
    And the record of task "I1" has: [ASY-ADM-009(a)]
      | state      | evicted             |
      | error.code | QUEUE_FULL_DROP_LRU |
    And the record of task "I2" has: [ASY-ADM-009(a)]
      | state | queued |

  @ASY-ADM-009 @must
  Scenario: Where the pool is full, drop-lru evicts from the lowest class
    Given a pool "P" with:
      | queue.capacity    | 3        |
      | queue.full_policy | drop-lru |
      | preemption.mode   | off      |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "I1" is submitted
    And tasks "B1 B2" are submitted with:
      | priority | batch |
    And task "I2" is submitted
    And the record of task "I1" is read
    And the record of task "B1" is read
    And the record of task "B2" is read
    Then the tasks "I1 B1 B2 I2" are admitted [ASY-ADM-009(b)]
    And the record of task "I1" has: [ASY-ADM-009(b)]
      | state | queued |
    And the record of task "B1" has: [ASY-ADM-009(b)]
      | state      | evicted             |
      | error.code | QUEUE_FULL_DROP_LRU |
    And the record of task "B2" has: [ASY-ADM-009(b)]
      | state | queued |

  @ASY-ADM-009 @must
  Scenario: drop-lru evicts nothing above the newcomer's class
    Given a pool "P" with:
      | queue.capacity    | 2        |
      | queue.full_policy | drop-lru |
      | preemption.mode   | off      |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And tasks "I1 I2" are submitted
    And task "B1" is submitted with:
      | priority | batch |
    And task "I3" is submitted
    And the record of task "I1" is read
    And the record of task "I2" is read
    Then "B1" is refused with "ADMISSION_REJECT" and: [ASY-ADM-009(c), ASY-ADM-009(d)]
      | policy_label | drop-lru |
    And the answer to "I3" has status 202 [ASY-ADM-009(c)]
    And the record of task "I1" has: [ASY-ADM-009(c)]
      | state | evicted |
    And the record of task "I2" has: [ASY-ADM-009(c)]
      | state | queued |

  @ASY-ADM-009 @must
  Scenario: With nothing of its class to evict, drop-lru refuses the newcomer
    Given a pool "P" with:
      | queue.capacity             | 2        |
      | queue.class_capacity.batch | 0        |
      | queue.full_policy          | drop-lru |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "I1" is submitted
    And task "B1" is submitted with:
      | priority | batch |
    And the record of task "I1" is read
    Then "B1" is refused with "ADMISSION_REJECT" and: [ASY-ADM-009(d)]
      | policy_label | drop-lru |
    And the record of task "I1" has: [ASY-ADM-009(d)]
      | state | queued |

  @ORCH-3005 @ASY-ADM-011 @must
  Scenario: Under shed-low-priority the youngest task of the lower class makes room, and learns it
    Given a pool "P" with:
      | queue.capacity    | 4                 |
      | queue.full_policy | shed-low-priority |
      | preemption.mode   | off               |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And tasks "B1 B2" are submitted with:
      | priority | batch |
    And tasks "I1 I2" are submitted
    And reader "R" follows task "B2"
    And task "I3" is submitted
    And reader "R" has the end of the stream
    And the record of task "B1" is read
    And the record of task "B2" is read
    And the metrics are read as "M"
    Then the answer to "I3" has status 202 [ORCH-3005(c)]
    And the record of task "B1" has: [ORCH-3005(c)]
      | state | queued |
    And the record of task "B2" has: [ORCH-3005(c)]
      | state      | evicted           |
      | error.code | SHED_LOW_PRIORITY |
    And the stream of reader "R" ends with "error" and: [ASY-ADM-011(c)]
      | code      | SHED_LOW_PRIORITY |
      | retriable | true              |
    And in "M" the metric "tasks_evicted_total" has: [ORCH-3005(c)]
      | pool_id  | {pool:P}          |
      | priority | batch             |
      | reason   | SHED_LOW_PRIORITY |
      | value    | 1                 |

  @ASY-ADM-011 @must
  Scenario Outline: With nothing below its class shed-low-priority refuses an <class> newcomer
    Given a pool "P" with:
      | queue.capacity    | 2                 |
      | queue.full_policy | shed-low-priority |
      | preemption.mode   | off               |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "W1" is submitted
    And task "W2" is submitted with:
      | priority | <waiting> |
    And task "X" is submitted with:
      | priority | <class> |
    And the record of task "W1" is read
    And the record of task "W2" is read
    Then "X" is refused with "ADMISSION_REJECT" and: [ASY-ADM-011(<clause>)]
      | policy_label | shed-low-priority |
    And the record of task "W1" has: [ASY-ADM-011(<clause>)]
      | state | queued |
    And the record of task "W2" has: [ASY-ADM-011(<clause>)]
      | state | queued |

    Examples:
      | class       | waiting     | clause |
      | interactive | interactive | a      |
      | batch       | interactive | b      |
      | batch       | batch       | b      |

  @ASY-ADM-011 @must
  Scenario: With its own class full shed-low-priority refuses the newcomer and sheds nothing
    Given a pool "P" with:
      | queue.capacity                   | 2                 |
      | queue.class_capacity.interactive | 1                 |
      | queue.full_policy                | shed-low-priority |
      | preemption.mode                  | off               |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B1" is submitted with:
      | priority | batch |
    And tasks "I1 I2" are submitted
    And the record of task "B1" is read
    Then the tasks "B1 I1" are admitted [ASY-ADM-011(a)]
    And "I2" is refused with "ADMISSION_REJECT" [ASY-ADM-011(a)]
    And the record of task "B1" has: [ASY-ADM-011(a)]
      | state | queued |

  @ASY-ADM-012 @must
  Scenario: Under drop-lru a tenant evicts its own task and no other tenant's
    Given a pool "P" with:
      | queue.capacity    | 2        |
      | queue.full_policy | drop-lru |
    And the engines of pool "P" hold every task
    And a tenant "T"
    And a tenant "U"
    When task "A" is submitted
    And an engine works at task "A"
    And tenant "T" submits task "T1"
    And tenant "U" submits task "U1"
    And tenant "U" submits task "U2"
    And the record of task "T1" is read
    And the record of task "U1" is read
    Then the tasks "T1 U1 U2" are admitted [ASY-ADM-012]
    And the record of task "T1" has: [ASY-ADM-012]
      | state | queued |
    And the record of task "U1" has: [ASY-ADM-012]
      | state      | evicted             |
      | error.code | QUEUE_FULL_DROP_LRU |

  @ASY-ADM-012 @must
  Scenario: Under shed-low-priority a tenant sheds no other tenant's task
    Given a pool "P" with:
      | queue.capacity    | 2                 |
      | queue.full_policy | shed-low-priority |
      | preemption.mode   | off               |
    And the engines of pool "P" hold every task
    And a tenant "T"
    And a tenant "U"
    When task "A" is submitted
    And an engine works at task "A"
    And tenant "T" submits task "B1" with:
      | priority | batch |
    And tenant "U" submits task "U1"
    And tenant "U" submits task "U2"
    And tenant "T" submits task "T1"
    And the record of task "B1" is read
    And the record of task "U1" is read
    Then "U2" is refused with "ADMISSION_REJECT" [ASY-ADM-012]
    And the answer to "T1" has status 202 [ASY-ADM-012]
    And the record of task "B1" has: [ASY-ADM-012]
      | state      | evicted           |
      | error.code | SHED_LOW_PRIORITY |
    And the record of task "U1" has: [ASY-ADM-012]
      | state | queued |
