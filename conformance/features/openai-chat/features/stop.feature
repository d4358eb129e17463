Feature: Stop strings

  @OAI-STOP-001 @must
  Scenario: A stop string stands nowhere in the text
    Given any model
    When the client chats as "free"
    And the client chats as "A" with a stop string out of the text of "free"
    And the client chats in a stream as "B" with a stop string out of the text of "free"
    Then the stop string stands nowhere in "A" [OAI-STOP-001(a)]
    And the stop string stands nowhere in "B" [OAI-STOP-001(a)]

  @OAI-STOP-001 @must
  Scenario: An answer that a stop string ended says so
    Given any model
    When the client chats as "free"
    And the client chats as "A" with a stop string out of the text of "free"
    Then "A" says that a stop string ended the text of "free" [OAI-STOP-001(b)]
