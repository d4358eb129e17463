Feature: Choices and probabilities

  @OAI-CHOICES-001 @must
  Scenario: Two choices are two
    Given any model
    When the client chats as "A" with:
      | n          | 2 |
      | max_tokens | 8 |
    Then "A" has as many choices as were asked for [OAI-CHOICES-001(a)]

  @OAI-CHOICES-001 @must
  Scenario: Two choices in one stream are kept apart
    Given any model
    When the client chats in a stream as "A" with:
      | n          | 2 |
      | max_tokens | 8 |
    Then the choices of "A" are kept apart, and each ends once [OAI-CHOICES-001(b)]

  @OAI-LOGPROBS-001 @must
  Scenario: Log probabilities are told of each token
    Given any model
    When the client chats as "A" with:
      | logprobs   | true |
      | max_tokens | 8    |
    Then "A" tells the log probability of each token [OAI-LOGPROBS-001]

  @OAI-SEED-001 @should
  Scenario: The same seed gives the same text again
    Given any model
    When the client chats as "A" with:
      | temperature | 1  |
      | seed        | 11 |
    And the client chats as "B" with:
      | temperature | 1  |
      | seed        | 11 |
    And the client chats as "C" with:
      | temperature | 1  |
      | seed        | 11 |
    Then the answers have the same text: [OAI-SEED-001(a)]
      | A | B | C |

  @OAI-SEED-001 @should
  Scenario: Without a seed many answers are not all the same
    Given any model
    When the client chats as "A" with:
      | temperature | 1    |
      | seed        | null |
    And the client chats as "B" with:
      | temperature | 1    |
      | seed        | null |
    And the client chats as "C" with:
      | temperature | 1    |
      | seed        | null |
    And the client chats as "D" with:
      | temperature | 1    |
      | seed        | null |
    Then the answers do not all have the same text: [OAI-SEED-001(b)]
      | A | B | C | D |
