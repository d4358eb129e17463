Feature: The bounds of a queue

  @ORCH-3004 @must
  Scenario Outline: A queue of <capacity> holds so many tasks and not one more
    Given a pool "P" with:
      | queue.capacity | <capacity> |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And tasks "<waiting>" are submitted
    And task "Above" is submitted
    And task "Other" is submitted with:
      | priority | batch |
    And the metrics are read as "M"
    Then the tasks "A <waiting>" are admitted [ORCH-3004(a)]
    And "Above" is refused with "ADMISSION_REJECT" [ORCH-3004(a)]
    And "Other" is refused with "ADMISSION_REJECT" [ORCH-3004(a)]
    And in "M" the metric "queue_depth" has: [ORCH-3004(a)]
      | pool_id | {pool:P}   |
      | value   | <capacity> |

    Examples:
      | capacity | waiting |
      | 1        | W1      |
      | 4        | W1..W4  |

  @ORCH-3004 @must
  Scenario: Tasks that run take no place in the queue
    Given a pool "P" with:
      | slots          | 3 |
      | queue.capacity | 1 |
    And the engines of pool "P" hold every task
    When tasks "A B C" are submitted
    And an engine works at task "C"
    And the metrics are read as "Running"
    And tasks "D E" are submitted
    Then the tasks "A B C D" are admitted [ORCH-3004(b)]
    And "E" is refused with "ADMISSION_REJECT" [ORCH-3004(b)]
    And in "Running" the metric "queue_depth" has: [ORCH-3004(b)]
      | pool_id | {pool:P} |
      | value   | 0        |

  @ORCH-3004 @must
  Scenario: Tasks of one tenant and class are dispatched in the order of their arrival
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And tasks "D B E C F" are submitted
    And from now on the engines of pool "P" answer:
      | done |
    And the engine goes on with task "A"
    And the engine of pool "P" has been asked for 6 tasks
    Then the engine of pool "P" was asked for the tasks in the order: [ORCH-3004(c)]
      | A | D | B | E | C | F |

  @OC-CORE-1001 @must
  Scenario Outline: A class with a capacity of its own leaves its other places to <other>
    Given a pool "P" with:
      | queue.capacity                | 3   |
      | queue.class_capacity.<class>  | 1   |
      | preemption.mode               | off |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And tasks "C1 C2" are submitted with:
      | priority | <class> |
    And the metrics are read as "M"
    And tasks "O1 O2 O3" are submitted with:
      | priority | <other> |
    Then the tasks "C1" are admitted [OC-CORE-1001(a)]
    And "C2" is refused with "ADMISSION_REJECT" [OC-CORE-1001(a)]
    And in "M" the metric "queue_depth" has: [OC-CORE-1001(a)]
      | pool_id  | {pool:P} |
      | priority | <class>  |
      | value    | 1        |
    And the tasks "O1 O2" are admitted [OC-CORE-1001(c)]
    And "O3" is refused with "ADMISSION_REJECT" [OC-CORE-1001(c)]

    Examples:
      | class       | other       |
      | batch       | interactive |
      | interactive | batch       |

  @OC-CORE-1001 @must
  Scenario Outline: Without a capacity of its own <class> may fill the whole queue
    Given a pool "P" with:
      | queue.capacity               | 2   |
      | queue.class_capacity.<other> | 1   |
      | preemption.mode              | off |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And tasks "C1 C2 C3" are submitted with:
      | priority | <class> |
    Then the tasks "C1 C2" are admitted [OC-CORE-1001(b)]
    And "C3" is refused with "ADMISSION_REJECT" [OC-CORE-1001(b)]

    Examples:
      | class       | other       |
      | batch       | interactive |
      | interactive | batch       |

  @ASY-ADM-008 @must
  Scenario Outline: A task that is <left> leaves its place to the next
    Given a pool "P" with:
      | queue.capacity | 2 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And tasks "B C" are submitted
    And task "Early" is submitted
    And the metrics are read as "before"
    And <happening>
    And the metrics are read as "after"
    And tasks "Next Late" are submitted
    Then "Early" is refused with "ADMISSION_REJECT" [ASY-ADM-008(a)]
    And the tasks "B C Next" are admitted [ASY-ADM-008(a)]
    And "Late" is refused with "ADMISSION_REJECT" [ASY-ADM-008(a)]
    And in "before" the metric "queue_depth" has: [ASY-ADM-008(b)]
      | pool_id | {pool:P} |
      | value   | 2        |
    And in "after" the metric "queue_depth" has: [ASY-ADM-008(b)]
      | pool_id | {pool:P} |
      | value   | 1        |

    Examples:
      | left       | happening                               |
      | dispatched | the slot goes from task "A" to task "B" |
      | canceled   | task "B" is canceled                    |

  @ASY-ADM-008 @must
  Scenario: A task that is expired leaves its place to the next
    Given a pool "P" with:
      | queue.capacity        | 2 |
      | priors.first_token_ms | 0 |
      | priors.token_ms       | 0 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted with:
      | deadline_ms | 1500 |
    And task "C" is submitted
    And task "B" comes to be expired
    And the metrics are read as "after"
    And tasks "Next Late" are submitted
    Then the tasks "B C Next" are admitted [ASY-ADM-008(a)]
    And "Late" is refused with "ADMISSION_REJECT" [ASY-ADM-008(a)]
    And in "after" the metric "queue_depth" has: [ASY-ADM-008(b)]
      | pool_id | {pool:P} |
      | value   | 1        |

  @ASY-ADM-008 @must
  Scenario: A task that is evicted leaves its place to the newcomer alone
    Given a pool "P" with:
      | queue.capacity    | 2        |
      | queue.full_policy | drop-lru |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And tasks "B C" are submitted
    And task "D" is submitted
    And the metrics are read as "M"
    Then the tasks "B C D" are admitted [ASY-ADM-008(a)]
    And in "M" the metric "queue_depth" has: [ASY-ADM-008(b)]
      | pool_id | {pool:P} |
      | value   | 2        |

  @OC-CORE-1002 @must
  Scenario: A full queue answers at once, while every slot is held
    Given a pool "P" with:
      | slots          | 2 |
      | queue.capacity | 1 |
    And the engines of pool "P" hold every task
    When tasks "A B" are submitted
    And an engine works at task "A"
    And an engine works at task "B"
    And tasks "C D" are submitted
    And the engine ends task "A"
    And an engine works at task "C"
    Then "D" is refused with "ADMISSION_REJECT" [OC-CORE-1002(a)]
    And the answer to "D" comes before any engine ends a task [OC-CORE-1002(a)]
    And the tasks "C" are admitted [OC-CORE-1002(a)]
