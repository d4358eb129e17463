Feature: Leaving

  @OAI-LEAVE-001 @must @alone
  Scenario: Streams that were left make room
    Given any model
    When more streams than it takes at once are begun as "L", and left
    And the client chats as "next"
    Then "next" is served after all of "L" were left [OAI-LEAVE-001(a)]

  @OAI-LEAVE-001 @must @alone
  Scenario: Whole answers that were left make room
    Given any model
    When more chats than it takes at once are begun as "L", and left
    And the client chats as "next"
    Then "next" is served after all of "L" were left [OAI-LEAVE-001(b)]

  @OAI-LEAVE-001 @must
  Scenario Outline: What was left makes room where the engine would go on: <what>
    Given a pool "P" with:
      | queue.capacity    | 2      |
      | queue.full_policy | reject |
    And the engines of pool "P" hold every task after:
      | one |
    When more <what> than it takes at once are begun as "L", and left
    And from now on the engines of pool "P" answer:
      | two |
    And the client chats as "next"
    Then "next" is served after all of "L" were left [<clause>]

    Examples:
      | what    | clause           |
      | streams | OAI-LEAVE-001(a) |
      | chats   | OAI-LEAVE-001(b) |
