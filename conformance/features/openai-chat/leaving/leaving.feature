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
