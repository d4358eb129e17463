Feature: A full queue
  What a pool does when its queue is full is decided by its full policy.

  @ORCH-3005 @must
  Scenario: A full queue refuses the newcomer under reject
    Given a pool "P" with:
      | queue.capacity    | 1      |
      | queue.full_policy | reject |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted
    Then "C" is refused with "ADMISSION_REJECT" [ORCH-3005(a)]
